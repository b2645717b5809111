import t from 'tap'
import { readText } from '../../../src/document/yaml/yaml.ts'

const written = `openapi: 3.1.0
info:
  title: A
  version: '1'
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: ok
`.split('\n')

/** The document with other lines in place of one. */
const put = (line: number, ...lines: string[]) => written.toSpliced(line - 1, 1, ...lines).join('\n')
/** The document with lines behind one. */
const add = (line: number, ...lines: string[]) => written.toSpliced(line, 0, ...lines).join('\n')
const json = (...lines: string[]) => ['{', ...lines, '}'].join('\n')
const info = '  "info": { "title": "A", "version": "1" },'

const cases: [what: string, text: string, line: number, says: RegExp][] = [
  ['a double quote that is not closed', put(3, '  title: "A'), 3, /:10: .*the quote " that opens here is not closed/],
  ['a single quote that is not closed', put(3, "  title: 'A"), 3, /:10: .*the quote ' that opens here is not closed/],
  [
    'a quote that another one closes',
    put(3, '  title: "A', '  x: "y"'),
    3,
    /the quote " that opens here is not closed/
  ],
  ['a quote at a key', put(8, '      "operationId: x'), 8, /the quote "/],
  ['a quote in the last line', put(11, '          description: "ok'), 11, /:24: .*the quote "/],
  ['a quote in an item', add(7, '      tags:', "        - 'a", '        - b'), 9, /:11: .*the quote '/],
  [
    'a quote after a block of text',
    add(11, '          x: |', "            it's", '          y: "z'),
    14,
    /the quote "/
  ],
  ['text behind a quote', put(3, '  title: "A" b'), 3, /text stands behind the closing quote/],
  ['an apostrophe', put(3, "  title: 'it's here'"), 3, /text stands behind the closing quote/],
  ['a list that is not closed', add(7, '      tags: [a, b'), 8, /:13: .*the bracket \[ that opens here is not closed/],
  ['an object that is not closed', add(11, '          content: { a: 1'), 12, /:20: .*the bracket \{ that opens here/],
  ['a bracket too many', add(7, '      tags: [a, b]]'), 8, /no bracket is open that \] could close/],
  [
    'a lax bracket, and another mistake',
    add(4, 'x: {', '}', 'y: {', '  a: 1', '}', 'z: @'),
    10,
    /no value begins with @/
  ],
  ['a lax text, and another mistake', put(3, '  title: "A', 'b"', '  x: @'), 5, /:6: .*no value begins with @/],
  ['a colon that is missing', put(8, '      operationId x'), 8, /:7: .*this line is no `key: value`/],
  ['a blank that is missing', put(8, '      operationId:x'), 8, /:7: .*this line is no `key: value`/],
  ['a colon that is missing above others', put(7, '    get'), 7, /:5: .*this line is no `key: value`/],
  [
    'a colon that is missing in an item',
    add(7, '      x:', '        - name x', '          in: y'),
    9,
    /no `key: value`/
  ],
  ['text before the document', `hello\n\n# so\n${written.join('\n')}`, 1, /no `key: value`/],
  ['a text that goes on with a colon', put(3, '  title: A', '    and so', '    on: B'), 5, /:7: .*correct it there/],
  ['prose with a colon', put(3, '  title:', '    and so', '    on this: B'), 5, /:12: .*correct it there/],
  ['two colons', put(11, '          description: ok: fine'), 11, /a second colon stands in this line/],
  ['a value of no value', put(11, '          description: `ok`'), 11, /no value begins with `/],
  ['a tab', put(8, '\t\t\toperationId: x'), 8, /a tab stands in the indentation/],
  ['a tab behind blanks', put(8, '      \toperationId: x'), 8, /a tab stands in the indentation/],
  [
    'a line too far right',
    put(8, '        operationId: x'),
    8,
    /:9: .*indented by 8 blanks, its neighbour in line 9 by 6/
  ],
  ['a line too far left', put(8, '     operationId: x'), 8, /:6: .*indented by 5 blanks, its neighbour in line 9 by 6/],
  ['a first line too far right', ['  openapi: 3.1.0', ...written.slice(1)].join('\n'), 2, /:1: .*correct it there/],
  ['a last line too far right', put(4, "   version: '1'"), 4, /this line stands below line 3, which has a value/],
  ['a last line too far left', put(4, " version: '1'"), 4, /correct it there/],
  ['a key below a value', add(3, '    sub: x'), 4, /this line stands below line 3/],
  ['a key in a list', add(7, '      tags:', '        - a', '        b: c'), 10, /correct it there/],
  ['an item too far left', add(7, '      tags:', '        - a', '       - b'), 10, /correct it there/],
  ['a member of an item too far right', add(7, '      x:', '        - a: 1', '            b: 2'), 10, /below line 9/],
  [
    'members of an item apart',
    add(7, '      x:', '        - a:', '             b: 1', '            c: 2'),
    10,
    /by 13 bl/
  ],
  ['an alias to nothing', put(3, '  title: *nope'), 3, /unidentified alias/],
  [
    'a comma in JSON',
    json('  "openapi": "3.1.0"', info, '  "paths": {}'),
    2,
    /:21: .*a comma is missing behind this line/
  ],
  ['a comma within a line', json('  "a": { "b": "A" "c": "1" }'), 2, /missed comma/],
  ['a quote in JSON', json('  "openapi": "3.1.0,', info, '  "paths": {}'), 2, /:14: .*closes in line 3 only/],
  ['a brace in JSON', json('  "info": {', '    "title": "A"', '  "paths": {}'), 3, /:17: .*a comma is missing/],
  ['a brace in a line of JSON', json('  "info": { "title": "A",', '  "paths": {}'), 2, /:11: .*the bracket \{/],
  ['a brace at the end of JSON', '{\n  "paths": {\n', 2, /:12: .*the bracket \{ that opens here/],
  ['a brace too many in JSON', json('  "paths": {}}'), 3, /no bracket is open that \} could close/]
]

t.test('a mistake is told at the line that has to be mended', async (t) => {
  for (const [what, text, line, says] of cases)
    for (const each of [text, text.replaceAll('\n', '\r\n')])
      t.throws(
        () => readText(each, 'a.yaml'),
        { message: new RegExp(`^a\\.yaml:${line}${says.source.startsWith(':') ? '' : ':\\d+: .*'}${says.source}`) },
        what
      )
})
