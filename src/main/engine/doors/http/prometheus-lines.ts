/** Lines of Prometheus' text format. */
export const family = (name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];
export const gauge = (name: string, help: string, value: number): string[] => [
  ...family(name, 'gauge', help),
  `${name} ${value}`,
];
/** One row a label value; no family without rows. */
export function counter(
  name: string,
  help: string,
  label: string,
  values: Readonly<Partial<Record<string, number>>>,
): string[] {
  const rows = Object.entries(values).map(([value, count]) => `${name}{${label}="${value}"} ${count ?? 0}`);
  return rows.length === 0 ? [] : [...family(name, 'counter', help), ...rows];
}
