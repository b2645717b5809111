/** Pages, sheets, slides and books: PDF, Office Open XML packages and EPUB. */

import { random, type Seed } from '../lexicon/entity/random.ts'
import { sentences, titles } from '../lexicon/words/plain-words.ts'
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
    `${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${String(body.length).padStart(10, '0')}\n%%EOF\n`,
    'latin1'
  )
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const office = 'http://schemas.openxmlformats.org'

/** Packs files of XML, behind one that says the media type if there is one. */
function packed(files: readonly (readonly [name: string, xml: string])[], mediaType?: string): Buffer {
  const first: [string, Buffer][] = mediaType === undefined ? [] : [['mimetype', Buffer.from(mediaType)]]
  return zip([...first, ...files.map(([name, xml]) => [name, Buffer.from(declaration + xml)] as const)])
}

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
    ['_rels/.rels', relations(['officeDocument', main])],
    ...parts.map(([name, xml]): [string, string] => [name, xml])
  ]
  return packed(files)
}

/** Returns the relations of a part to others, numbered from `r1`. */
const relations = (...targets: [type: string, target: string][]) =>
  `<Relationships xmlns="${office}/package/2006/relationships">${targets
    .map(
      ([type, target], i) =>
        `<Relationship Id="r${i + 1}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`
    )
    .join('')}</Relationships>`

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
  const cell = (place: string, content: string) => `<c r="${place}" t="inlineStr"><is><t>${content}</t></is></c>`
  const row = (place: number, title: string, count: string) =>
    `<row r="${place}">${cell(`A${place}`, title)}${count}</row>`
  const rows = [2, 3, 4].map((place) =>
    row(place, stream.pick(titles), `<c r="B${place}"><v>${stream.int(1, 99)}</v></c>`)
  )
  const sheet = `${office}/spreadsheetml/2006/main`
  return ooxml('xl/workbook.xml', 'spreadsheetml.sheet.main', [
    [
      'xl/workbook.xml',
      `<workbook xmlns="${sheet}" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`
    ],
    ['xl/_rels/workbook.xml.rels', relations(['worksheet', 'worksheets/sheet1.xml'])],
    [
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${sheet}"><sheetData>${row(1, 'title', cell('B1', 'quantity'))}${rows.join('')}</sheetData></worksheet>`,
      'spreadsheetml.worksheet'
    ]
  ])
}

const drawing = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
const slides = `${drawing} xmlns:r="${office}/officeDocument/2006/relationships" xmlns:p="${office}/presentationml/2006/main"`
const tree = (shapes = '') =>
  `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`

/** The colours, fonts and lines that a master has to name. */
function theme(): string {
  const colour = (name: string) => `<a:${name}><a:srgbClr val="336699"/></a:${name}>`
  const colours = 'dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink'
    .split(' ')
    .map(colour)
  const font = '<a:latin typeface="Helvetica"/><a:ea typeface=""/><a:cs typeface=""/>'
  const thrice = (one: string) => one.repeat(3)
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
  return `<a:theme ${drawing} name="Plain"><a:themeElements><a:clrScheme name="Plain">${colours.join('')}</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>${thrice(fill)}</a:fillStyleLst><a:lnStyleLst>${thrice(`<a:ln>${fill}</a:ln>`)}</a:lnStyleLst><a:effectStyleLst>${thrice(effect)}</a:effectStyleLst><a:bgFillStyleLst>${thrice(fill)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
}

/** A presentation of one slide, with the master, the layout and the theme that it needs. */
export function pptx(seed: Seed): Buffer {
  const title = random(seed).pick(titles)
  const shape = `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="914400" y="914400"/><a:ext cx="7315200" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:p><a:r><a:t>${title}</a:t></a:r></a:p></p:txBody></p:sp>`
  const map = `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" ${[1, 2, 3, 4, 5, 6].map((n) => `accent${n}="accent${n}"`).join(' ')} hlink="hlink" folHlink="folHlink"/>`
  const kind = (name: string) => `presentationml.${name}`
  return ooxml('ppt/presentation.xml', kind('presentation.main'), [
    [
      'ppt/presentation.xml',
      `<p:presentation ${slides}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="r1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="r2"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`
    ],
    [
      'ppt/_rels/presentation.xml.rels',
      relations(['slideMaster', 'slideMasters/slideMaster1.xml'], ['slide', 'slides/slide1.xml'])
    ],
    [
      'ppt/slideMasters/slideMaster1.xml',
      `<p:sldMaster ${slides}>${tree()}${map}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="r1"/></p:sldLayoutIdLst></p:sldMaster>`,
      kind('slideMaster')
    ],
    [
      'ppt/slideMasters/_rels/slideMaster1.xml.rels',
      relations(['slideLayout', '../slideLayouts/slideLayout1.xml'], ['theme', '../theme/theme1.xml'])
    ],
    ['ppt/slideLayouts/slideLayout1.xml', `<p:sldLayout ${slides}>${tree()}</p:sldLayout>`, kind('slideLayout')],
    ['ppt/slideLayouts/_rels/slideLayout1.xml.rels', relations(['slideMaster', '../slideMasters/slideMaster1.xml'])],
    ['ppt/theme/theme1.xml', theme(), 'theme'],
    ['ppt/slides/slide1.xml', `<p:sld ${slides}>${tree(shape)}</p:sld>`, kind('slide')],
    ['ppt/slides/_rels/slide1.xml.rels', relations(['slideLayout', '../slideLayouts/slideLayout1.xml'])]
  ])
}

/** Makes a package of OpenDocument (ISO/IEC 26300), whose media type has to be the first file. */
function openDocument(kind: string, body: string): Buffer {
  const type = `application/vnd.oasis.opendocument.${kind}`
  const space = (name: string) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`
  const files: [string, string][] = [
    [
      'META-INF/manifest.xml',
      `<manifest:manifest ${space('manifest')} manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="${type}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`
    ],
    [
      'content.xml',
      `<office:document-content ${['office', 'text', 'table', 'drawing'].map(space).join(' ')} office:version="1.2"><office:body>${body}</office:body></office:document-content>`
    ]
  ]
  return packed(files, type)
}

const paragraphOf = (seed: Seed): string => `<text:p>${random(seed).pick(sentences)}</text:p>`
export const odt = (seed: Seed): Buffer => openDocument('text', `<office:text>${paragraphOf(seed)}</office:text>`)
export const ods = (seed: Seed): Buffer =>
  openDocument(
    'spreadsheet',
    `<office:spreadsheet><table:table table:name="Sheet1"><table:table-row><table:table-cell office:value-type="string">${paragraphOf(seed)}</table:table-cell></table:table-row></table:table></office:spreadsheet>`
  )
export const odp = (seed: Seed): Buffer =>
  openDocument(
    'presentation',
    `<office:presentation><drawing:page drawing:name="Slide 1"><drawing:frame><drawing:text-box>${paragraphOf(seed)}</drawing:text-box></drawing:frame></drawing:page></office:presentation>`
  )

/** EPUB 3: a book of one chapter. Its media type has to be the first file. */
export function epub(seed: Seed): Buffer {
  const title = random(seed).pick(titles)
  const page = (body: string) =>
    `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title}</title></head><body>${body}</body></html>`
  const contents = '<nav epub:type="toc"><ol><li><a href="chapter.xhtml">1</a></li></ol></nav>'
  const files: [string, string][] = [
    [
      'META-INF/container.xml',
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    ],
    [
      'book.opf',
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:standin:${seed}</dc:identifier><dc:title>${title}</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2025-01-01T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="chapter" href="chapter.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="chapter"/></spine></package>`
    ],
    ['nav.xhtml', page(contents)],
    ['chapter.xhtml', page(`<h1>${title}</h1><p>${random(seed).pick(sentences)}</p>`)]
  ]
  return packed(files, 'application/epub+zip')
}
