/** Writes the HTML of a description as Markdown, so that lists and code are read in one way. */

const tags = /<(\/?)(li|code|tt|br|p|ul|ol|div|pre|table|tr|td|th|h[1-6]|b|strong|i|em|span|a)\b[^<>]*>/gi

export const asMarkdown = (text: string): string =>
  text.includes('<')
    ? text.replace(tags, (_, close: string, tag: string) => (close === '' ? opened : closed)[tag.toLowerCase()] ?? '')
    : text

const block = { br: '\n', p: '\n', ul: '\n', ol: '\n', div: '\n', pre: '\n', table: '\n', tr: '\n' }
const code = { code: '`', tt: '`' }
const opened: Record<string, string> = { ...block, ...code, li: '\n- ', td: ' | ', th: ' | ' }
const closed: Record<string, string> = { ...block, ...code }
