/** Bodies of `multipart/form-data`, out of the fields that files have in their place. */
import type { Exchange } from './exchange.ts'

export interface FormField {
  name: string
  value: string
  /** The name of a file; undefined for a text. */
  file: string | undefined
  type: string | undefined
}

/** Stands between the parts. No recorded value has it, unless by intent. */
const boundary = 'standin-part-of-a-recorded-form'

const quoted = (text: string): string => `"${text.replaceAll(/[\r\n"\\]/g, encodeURIComponent)}"`

export function formDataOf(fields: readonly FormField[]): Exchange['sent'] {
  const parts = fields.map(({ name, value, file, type }) => {
    const disposition = `form-data; name=${quoted(name)}${file === undefined ? '' : `; filename=${quoted(file)}`}`
    const typed = type === undefined ? '' : `\r\nContent-Type: ${type.replaceAll(/[\r\n]/g, ' ')}`
    return `--${boundary}\r\nContent-Disposition: ${disposition}${typed}\r\n\r\n${value}\r\n`
  })
  return { type: `multipart/form-data; boundary=${boundary}`, text: `${parts.join('')}--${boundary}--\r\n` }
}
