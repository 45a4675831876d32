const classes = [
  { from: 300, label: '300+' },
  { from: 200, label: '200–299' },
  { from: 100, label: '100–199' },
  { from: 25, label: '25–99' },
  { from: 1, label: '1–24' },
] as const;

/** The class of an enterprise by its number of employees; undefined for none at all. */
export function findSizeClass(employees: number): string | undefined {
  return classes.find(({ from }) => employees >= from)?.label;
}
