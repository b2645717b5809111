/** Pages and sheets: PDF, and the two commonest Office Open XML packages. */

import { sentences, titles } from '../lexicon/plain-words.ts'
import { random, type Seed } from '../lexicon/random.ts'
import { zip } from './archives.ts'

/** PDF 1.4: one page with a title and a sentence. */
export function pdf(seed: Seed): Buffer {
  const stream = random(seed)
  const content = `BT /F1 20 Tf 72 760 Td (${stream.pick(titles)}) Tj 0 -32 Td /F1 12 Tf (${stream.pick(sentences)}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = body.length
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`
  return Buffer.from(
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1'
  )
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'

/** An Office Open XML package (ECMA-376) with one main part, its content types and its relations. */
function ooxml(main: string, type: string, parts: [string, string, string?][]): Buffer {
  const overrides = parts.map(([name, , kind]) =>
    kind === undefined
      ? ''
      : `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${kind}+xml"/>`
  )
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>${overrides.join('')}</Types>`
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`
    ],
    ...parts.map(([name, xml]): [string, string] => [name, xml])
  ]
  return zip(files.map(([name, xml]) => [name, Buffer.from(declaration + xml)]))
}

export function docx(seed: Seed): Buffer {
  const stream = random(seed)
  const paragraph = (content: string) => `<w:p><w:r><w:t>${content}</w:t></w:r></w:p>`
  const body = paragraph(stream.pick(titles)) + paragraph(stream.pick(sentences))
  return ooxml('word/document.xml', 'wordprocessingml.document.main', [
    [
      'word/document.xml',
      `<w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
    ]
  ])
}

export function xlsx(seed: Seed): Buffer {
  const stream = random(seed)
  const cell = (content: string) => `<c t="inlineStr"><is><t>${content}</t></is></c>`
  const row = (title: string, count: string) => `<row>${cell(title)}${count}</row>`
  const rows = [1, 2, 3].map(() => row(stream.pick(titles), `<c><v>${stream.int(1, 99)}</v></c>`))
  const sheet = `${office}/spreadsheetml/2006/main`
  return ooxml('xl/workbook.xml', 'spreadsheetml.sheet.main', [
    [
      'xl/workbook.xml',
      `<workbook xmlns="${sheet}" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
    ],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${sheet}"><sheetData>${row('title', cell('quantity'))}${rows.join('')}</sheetData></worksheet>`,
      'spreadsheetml.worksheet'
    ]
  ])
}
