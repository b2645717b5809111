import t from 'tap'
import { textAs } from '../../src/reply/body/markup.ts'
import { parseXml } from '../../src/request/xml-document.ts'

const evil = `<script>alert("1&'")</script>\0`

t.test('text becomes text of a page in every type that a browser reads as markup', async (t) => {
  const types = [
    'text/html; charset=utf-8',
    'application/xhtml+xml',
    'image/svg+xml',
    'text/xml',
    'APPLICATION/XML',
    'application/atom+xml',
    'text/xsl'
  ]
  for (const type of types) {
    const page = textAs(type, evil)
    t.match(page, '&lt;script&gt;alert(&quot;1&amp;&#39;&quot;)&lt;/script&gt;\ufffd', type)
    t.notMatch(page, '<script', type)
    if (!type.includes('html;')) t.doesNotThrow(() => parseXml(page), type)
  }
  t.equal(textAs('text/plain', evil), evil)
})
