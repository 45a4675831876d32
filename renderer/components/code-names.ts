import { useEffect, useState } from 'react';
import type { Language } from '#domain/language.ts';

/** One entry of a coded list as a picker shows it. */
export type CodeOption = {
  readonly code: string;
  /** With what it lies in: 上海市 › 浦东新区. */
  readonly label: string;
  /** No longer in use. */
  readonly isFormer: boolean;
};

/** A coded list with its names in the language shown. */
export type CodeNames = {
  /** The name of a code; undefined where the list does not hold it. */
  readonly find: (code: string) => CodeOption | undefined;
  /** The name as far as it is known, with the code where it is not. */
  readonly describe: (code: string) => string;
  readonly search: (typed: string) => readonly CodeOption[];
};

type Source<Tools> = {
  /** What is there already. */
  readonly get: () => Tools | undefined;
  readonly load: () => Promise<Tools>;
};

/** Reads once, however many fields ask for it. */
function createSource<Tools>(read: () => Promise<Tools>): Source<Tools> {
  let tools: Tools | undefined;
  let reading: Promise<Tools> | undefined;
  const readOnce = async (): Promise<Tools> => {
    tools = await read();
    return tools;
  };
  return { get: () => tools, load: () => (reading ??= readOnce()) };
}

/** The names are read when they are first shown: the first page of the program does not wait for them. */
function useSource<Tools>(source: Source<Tools>): Tools | undefined {
  const [tools, setTools] = useState(source.get);
  useEffect(() => {
    if (tools !== undefined) return;
    void source.load().then((loaded) => setTools(() => loaded));
  }, [tools, source]);
  return tools;
}

async function loadRegions() {
  const [names, search] = await Promise.all([import('#domain/region-names.ts'), import('#domain/region-search.ts')]);
  return { names, search };
}

const regionSource = createSource(loadRegions);

/** The places of GB/T 2260; undefined until they are read. */
export function useRegionNames(language: Language): CodeNames | undefined {
  const tools = useSource(regionSource);
  if (tools === undefined) return undefined;
  const { names, search } = tools;
  const toOption = ({ code, isFormer }: { readonly code: string; readonly isFormer: boolean }): CodeOption => ({
    code,
    label: names.getRegionName(code, language),
    isFormer,
  });
  return {
    find: (code) => {
      const region = names.findRegion(code);
      return region && toOption(region);
    },
    describe: (code) => names.getRegionName(code, language),
    search: (typed) => search.searchRegions(typed).map(toOption),
  };
}

async function loadIndustries() {
  const [names, search] = await Promise.all([
    import('#domain/industry-names.ts'),
    import('#domain/industry-search.ts'),
  ]);
  return { names, search };
}

const industrySource = createSource(loadIndustries);

/** The industries of GB/T 4754; undefined until they are read. */
export function useIndustryNames(language: Language): CodeNames | undefined {
  const tools = useSource(industrySource);
  if (tools === undefined) return undefined;
  const { names, search } = tools;
  const toOption = (code: string): CodeOption => ({
    code,
    label: names.getIndustryName(code, language),
    isFormer: false,
  });
  return {
    find: (code) => (names.isIndustryCode(code) ? toOption(code) : undefined),
    describe: (code) => names.getIndustryName(code, language),
    search: (typed) => search.searchIndustries(typed).map(({ code }) => toOption(code)),
  };
}
