import axe from 'axe-core';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FakeHandlers } from '../../support/fake-api.ts';
import { refusal } from '../../support/fake-api.ts';
import { renderVisit } from '../visit/support/render-visit.tsx';
import { inspectionId } from '../visit/support/fixtures.ts';
import type { DocumentPreviewView, DocumentView } from '#renderer/features/documents/types.ts';
import { toDocument, toPreview } from './support.ts';

// Contrast is for the running window; the notice of a locked visit lies above all landmarks on every view of it.
const options: axe.RunOptions = { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } };

type Desk = { list: DocumentView[]; preview: DocumentPreviewView };

/** The documents screen over a main process that keeps what it is told. */
async function openDocuments(list: DocumentView[], preview: DocumentPreviewView, more: FakeHandlers = {}) {
  const desk: Desk = { list, preview };
  const put = (document: DocumentView): DocumentView => {
    desk.list = [...desk.list.filter(({ documentId }) => documentId !== document.documentId), document];
    return document;
  };
  const find = (id: string): DocumentView => desk.list.find(({ documentId }) => documentId === id) ?? toDocument();
  const rendered = await renderVisit({
    visit: { inspection: { ...visitOf('completed') } },
    handlers: {
      listVisitDocuments: () => desk.list,
      previewDocument: () => desk.preview,
      createDocument: ({ kind, language }) => put(toDocument({ kind, language })),
      updateDocument: ({ documentId, language, leftOut }) => {
        const problems = desk.preview.problems.map((each) => ({ ...each, leftOut: leftOut?.[each.rule] ?? null }));
        desk.preview = { ...desk.preview, problems };
        return put({ ...find(documentId), ...(language === undefined ? {} : { language }) });
      },
      discardDocument: ({ documentId }) => {
        desk.list = desk.list.filter((each) => each.documentId !== documentId);
        return null;
      },
      issueDocument: ({ documentId }) => {
        desk.preview = toPreview({ problems: [], refusal: null });
        return put({ ...find(documentId), state: 'issued', number: '检〔2026〕1号', issuedOn: '2026-05-20' });
      },
      voidDocument: ({ documentId, reason }) => put({ ...find(documentId), state: 'void', voidReason: reason }),
      ...more,
    },
  });
  await rendered.user.keyboard('{F9}');
  await screen.findByRole('heading', { name: '文书' });
  return rendered;
}

function visitOf(state: 'completed' | 'void') {
  const enterpriseId = '01900000-0000-7000-8000-000000000002';
  return { inspectionId, enterpriseId, date: '2026-05-12', kind: 'first' as const, state, inspectors: [] };
}

const problems: DocumentPreviewView['problems'] = [
  { rule: 'one', number: 1, standing: 'breach', title: '未建女职工委员会', leftOut: null },
  { rule: 'two', number: 2, standing: 'advice', title: '经费未足额拨缴', leftOut: null },
];

describe('documents of a visit', () => {
  it('are reached and left by key, and the focus comes back to the record', async () => {
    const { user } = await openDocuments([], toPreview());
    expect(screen.getByRole('heading', { name: '文书' })).toHaveFocus();
    expect(await screen.findByText('本次检查还没有文书。')).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { name: '文书' })).toBeNull();
    expect(document.activeElement?.closest('[data-item]')).not.toBeNull();
  });

  it('are drafted in a kind and language, shown in a frame without scripts, and issued after a word of warning', async () => {
    const { user, api } = await openDocuments([], toPreview({ number: '检〔2026〕1号', problems }));
    await user.selectOptions(screen.getByLabelText('文书种类'), '整改通知书');
    await user.selectOptions(screen.getByLabelText('文书语言'), 'English');
    await user.click(screen.getByRole('button', { name: '起草文书' }));
    const wanted = { inspectionId, kind: 'rectification_notice', language: 'en' };
    await waitFor(() => expect(api.createDocument).toHaveBeenCalledExactlyOnceWith(wanted));
    const frame = await screen.findByTitle('文书页面');
    expect(frame).toHaveAttribute('sandbox', '');
    expect(frame).toHaveAttribute('src', '/document/1');
    await user.click(await screen.findByRole('button', { name: '签发…' }));
    expect(screen.getByText(/使用文号 检〔2026〕1号/)).toBeInTheDocument();
    expect(api.issueDocument).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: '签发' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: '打开以查看或打印' })).toBeInTheDocument();
    expect(screen.getByRole('list', { name: '本次检查的文书' })).toHaveTextContent('检〔2026〕1号');
  });

  it('leave out a problem with a reason and take it in again', async () => {
    const { user, api } = await openDocuments([toDocument()], toPreview({ problems }));
    await user.click(await screen.findByRole('button', { name: /整改意见书/ }));
    await user.click(await screen.findByRole('checkbox', { name: /未建女职工委员会/ }));
    await user.click(screen.getByRole('button', { name: '不列入' }));
    expect(screen.getByRole('alert')).toHaveTextContent('请写明理由');
    expect(api.updateDocument).not.toHaveBeenCalled();
    const reason = screen.getByLabelText('不列入这一问题的理由');
    // Letters of an input method that are still being composed stay in the field and start nothing.
    fireEvent.compositionStart(reason);
    fireEvent.keyDown(reason, { key: 'Enter', keyCode: 229 });
    fireEvent.compositionEnd(reason);
    await user.type(reason, '当场已改正');
    await user.click(screen.getByRole('button', { name: '不列入' }));
    const { documentId } = toDocument();
    await waitFor(() =>
      expect(api.updateDocument).toHaveBeenCalledExactlyOnceWith({ documentId, leftOut: { one: '当场已改正' } }),
    );
    expect(await screen.findByText('未列入，理由：当场已改正')).toBeInTheDocument();
    expect(screen.getByText('列入的问题：1/2')).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: /未建女职工委员会/ }));
    await waitFor(() => expect(api.updateDocument).toHaveBeenLastCalledWith({ documentId, leftOut: {} }));
  });

  it('say why a draft is not issued, and offer no issue then', async () => {
    const { user } = await openDocuments([toDocument()], toPreview({ number: null, refusal: 'no_issuer', problems }));
    await user.click(await screen.findByRole('button', { name: /整改意见书/ }));
    expect(await screen.findByText(/尚未填写发文单位/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '签发…' })).toBeNull();
    await user.click(screen.getByRole('button', { name: '删除草稿' }));
    expect(await screen.findByText('本次检查还没有文书。')).toBeInTheDocument();
  });

  it('show what the main process refused, and keep the draft', async () => {
    const { user } = await openDocuments([toDocument()], toPreview({ number: '检〔2026〕1号' }), {
      issueDocument: () => {
        throw refusal('ISSUE_REFUSED', { reason: 'visit_open' });
      },
    });
    await user.click(await screen.findByRole('button', { name: /整改意见书/ }));
    await user.click(await screen.findByRole('button', { name: '签发…' }));
    await user.click(screen.getByRole('button', { name: '签发' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('没有占用文号');
    expect(screen.getByRole('list', { name: '本次检查的文书' })).toHaveTextContent('草稿');
  });

  it('that are issued are saved, opened, corrected and voided with a reason', async () => {
    const issued = toDocument({
      state: 'issued',
      number: '检〔2026〕1号',
      issuedOn: '2026-05-20',
      dueOn: '2026-06-20',
    });
    const { documentId } = issued;
    const { user, api } = await openDocuments([issued], toPreview(), {
      saveDocument: ({ format }) => ({ name: `意见书.${format}` }),
      openDocument: () => ({ opened: false }),
    });
    await user.click(await screen.findByRole('button', { name: /整改意见书/ }));
    await user.click(await screen.findByRole('button', { name: '另存 DOCX…' }));
    expect(await screen.findByText('已存为 意见书.docx')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '打开以查看或打印' }));
    expect(await screen.findByText(/没有能打开 PDF 的程序/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '更正…' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '作废…' }));
    await user.click(screen.getByRole('button', { name: '作废' }));
    expect(api.voidDocument).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText(/作废理由/), '发错对象');
    await user.click(screen.getByRole('button', { name: '作废' }));
    await waitFor(() => expect(api.voidDocument).toHaveBeenCalledExactlyOnceWith({ documentId, reason: '发错对象' }));
    expect(await screen.findByText('作废理由：发错对象')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '更正…' })).toBeNull();
  });

  it('say which document is in force again once their correction is void', async () => {
    const old = toDocument({ state: 'issued', number: '检〔2026〕1号', issuedOn: '2026-05-20' });
    const name = {
      documentId: toDocument().documentId,
      state: 'issued',
      number: '检〔2026〕1号',
      issuedOn: null,
    } as const;
    const correction = { ...old, documentId: '01900000-0000-7000-8000-000000000099', number: '检〔2026〕2号' };
    const lapsedCorrection = { ...name, state: 'void', number: '检〔2026〕2号' } as const;
    const list = [
      { ...old, lapsedCorrection },
      { ...correction, replaces: name },
    ];
    const { user } = await openDocuments(list, toPreview());
    const listed = await screen.findByRole('list', { name: '本次检查的文书' });
    expect(listed).toHaveTextContent('更正它的 检〔2026〕2号 已作废，本文书恢复有效');
    await user.click(within(listed).getByRole('button', { name: /2号/ }));
    await user.click(screen.getByRole('button', { name: '作废…' }));
    expect(screen.getByText(/作废后，检〔2026〕1号 恢复有效/)).toBeInTheDocument();
  });

  it('show an altered file as an error with its code', async () => {
    const issued = toDocument({ state: 'issued', number: '检〔2026〕1号', issuedOn: '2026-05-20' });
    const { user } = await openDocuments([issued], toPreview(), {
      saveDocument: () => {
        throw refusal('ATTACHMENT_ALTERED');
      },
    });
    await user.click(await screen.findByRole('button', { name: /整改意见书/ }));
    await user.click(await screen.findByRole('button', { name: '另存 PDF…' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('ATTACHMENT_ALTERED');
  });

  it('tell what replaced them and which numbers were given twice', async () => {
    const name = {
      documentId: toDocument().documentId,
      state: 'issued',
      number: '检〔2026〕2号',
      issuedOn: '2026-06-01',
    } as const;
    const issued = toDocument({ state: 'issued', number: '检〔2026〕1号', issuedOn: '2026-05-20' });
    const { user } = await openDocuments([{ ...issued, correction: name, isDuplicate: true }], toPreview());
    const list = await screen.findByRole('list', { name: '本次检查的文书' });
    expect(list).toHaveTextContent('已由 检〔2026〕2号（2026-06-01）更正');
    expect(list).toHaveTextContent('文号重复');
    expect(within(list).getByText('已被更正')).toBeInTheDocument();
    expect(within(list).queryByText('已签发')).toBeNull();
    await user.click(within(list).getByRole('button'));
    expect(screen.queryByRole('button', { name: '更正…' })).toBeNull();
    expect(screen.queryByRole('button', { name: '作废…' })).toBeNull();
  });

  it('have names and roles that assistive technology can use', async () => {
    const issued = toDocument({ state: 'issued', number: '检〔2026〕1号', issuedOn: '2026-05-20' });
    const draft = toDocument({ documentId: '01900000-0000-7000-8000-000000000099', kind: 'record' });
    const { user } = await openDocuments([issued, draft], toPreview({ number: '检〔2026〕2号', problems }));
    await user.click(await screen.findByRole('button', { name: /检查记录/ }));
    await user.click(await screen.findByRole('checkbox', { name: /经费未足额拨缴/ }));
    await user.click(screen.getByRole('button', { name: '签发…' }));
    const { violations } = await axe.run(document.body, { ...options, iframes: false });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
});
