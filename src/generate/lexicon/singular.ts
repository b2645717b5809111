/** The name of one of many: `tags` is `tag`. */
export function singular(name: string): string {
  if (/(ss|us|is)$/.test(name)) return name
  return name
    .replace(/ies$/, 'y')
    .replace(/(ses|xes|ches|shes)$/, (end) => end.slice(0, -2))
    .replace(/([^s])s$/, '$1')
}
