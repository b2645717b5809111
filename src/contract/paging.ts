/**
 * The words of lists: names of query parameters, and of the members and headers of replies, without case and signs. To
 * teach standin another, add it here.
 */
import { bare } from './bare.ts'

/** The meanings of query parameters of lists. */
export type ListAsk =
  | 'size'
  | 'offset'
  | 'page'
  | 'after'
  | 'before'
  | 'sort'
  | 'direction'
  | 'search'
  | 'fields'
  | 'expression'
  | 'labels'
  | 'members'
  | 'range'

/** The meanings of members and headers of a list's reply. */
export type ListTell =
  | 'total'
  | 'count'
  | 'size'
  | 'page'
  | 'pages'
  | 'offset'
  | 'more'
  | 'less'
  | 'isFirst'
  | 'isLast'
  | 'isPaged'
  | 'isUnpaged'
  | 'isSorted'
  | 'isUnsorted'
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'self'
  | 'nextCursor'
  | 'previousCursor'
  | 'startCursor'
  | 'endCursor'
  | 'isEmpty'
  | 'lastKey'
  | 'nextPage'
  | 'previousPage'
  | 'nextUrl'
  | 'previousUrl'
  | 'firstUrl'
  | 'lastUrl'
  | 'nextOffset'
  | 'exactness'
  | 'links'
  | 'firstItem'
  | 'lastItem'
  | 'remaining'

const table = <Word extends string>(words: Record<string, string>): Map<string, Word> =>
  new Map(
    Object.entries(words).flatMap(([word, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name): [string, Word] => [name, word as Word])
    )
  )

/** Query parameters by their bare names. */
export const asks = table<ListAsk>({
  size: `limit perpage pagesize pagelimit size first maxresults maxitems maxkeys top count rows take itemsperpage resultsperpage
    entriesperpage recordsperpage num numresults numitems pageentries maxperpage pagecount perpagecount limits max last maxrecords pagelen
    limite proseite parpage porpagina tamano tamanopagina tamanho tamanhopagina itensporpagina seitengroesse seitengröße tamaño
    maxpagesize hitsperpage batchsize chunksize maxentries maxcount fetchsize sizelimit limittofirst`,
  offset: `offset skip start startindex startat startposition pageoffset from firstresult startitem startrow startoffset startrecord
    beginindex fromindex firstitem`,
  page: `page pagenumber pageno pagenum pageindex currentpage pagenr p pageid pg currpage
    seite seitennummer pagina página numeropagina`,
  after: `cursor after pageafter pagecursor startingafter pagetoken nexttoken nextcursor marker continuationtoken continuation
    continue afterid startcursor paginationtoken sinceid minid startafter exclusivestartkey iterator scrollid nextpagetoken resumetoken
    nextpage token lastkey aftercursor pagemarker startkey bookmark cursorid pageinfo pagekey lastid lastevaluatedkey cursormark
    fromcursor fromid starttoken lastseenid lastitemid nextkey paginationkey offsettoken pagestate nextid`,
  before: `before pagebefore endingbefore beforeid prevcursor previouscursor beforecursor endcursor maxid prevtoken previoustoken
    prevpagetoken previouspagetoken tocursor`,
  sort: `sort sortby orderby ordering order sortfield sortcolumn orderfield sortkey
    sortierung sortierennach tri trierpar ordenar ordenarpor orden ordenacao ordem ordinamento sortering`,
  direction: `direction sortorder sortdirection sortdir dir orderdirection orderdir sortorientation desc descending ascending
    reverse orderdesc sortdesc sortascending sortdescending`,
  search: `q search query searchquery keyword keywords term text searchterm searchtext fulltext contains phrase suche suchbegriff
    recherche buscar busca busqueda búsqueda zoeken zoekterm ricerca`,
  fields: 'fields select field attributes columns optfields properties only props',
  expression: 'filter filters where filterexpression filterquery',
  labels: 'labelselector',
  members: 'fieldselector'
})

/** Members and headers of replies by their bare names. */
export const tells = table<ListTell>({
  total: `total totalcount totalresults totalelements totalitems totalentries totalsize totalrecords totalrows totalnumber
    numtotal recordstotal totalhits numresults totalobjects xtotalcount xtotal nbhits found totalamount
    pagingtotal totalnumberofitems totalnumberofresults overallcount fullcount numberofitems resultcounttotal
    odatacount numbermatched matched totalhitscount countall recordsfiltered gesamt gesamtanzahl gesamtzahl totaal
    totaalaantal totale itemstotal 件数 総件数 総数 总数 totalregistros totalelementos totalitens totalelementi nombretotal`,
  count: `count numberofelements returned itemcount pagecountitems resultsinpage returnedcount numitems itemsinpage itemsonpage rowsonpage thiscount countonpage
    length numberreturned resultcount countinpage currentitemcount currentpageitems pagetotalitems`,
  size: `perpage pagesize limit size itemsperpage pagelimit xperpage maxresults resultsperpage entriesperpage xpagesize
    maxitems top take limite proseite seitengroesse seitengröße parpage porpagina tamano tamaño tamanopagina tamanho`,
  page: `page pagenumber currentpage number pageno pagenum pageindex xpage current xcurrentpage
    seite seitennummer pagina página paginaactual paginaatual`,
  pages: `totalpages pages pagecount numpages numberofpages pagestotal xtotalpages lastpagenumber pagetotal xpagecount
    seiten gesamtseiten anzahlseiten totalpaginas totaldepaginas totalpáginas nombrepages aantalpaginas`,
  offset: 'offset skip start startindex startat from currentoffset firstresult startposition',
  more: 'hasmore hasnext hasnextpage hasmoreitems more moreresults ismore istruncated hasmoreresults hasmorepages morepages moredataavailable',
  less: 'hasprev hasprevious haspreviouspage hasprevpage hasless',
  isFirst: 'isfirst isfirstpage firstpage',
  isLast: 'islast islastpage lastpage done',
  next: `next suivant suivante siguiente nächste naechste naechsteseite nächsteseite proximo próximo proxima próxima
    seguinte volgende successivo successiva`,
  previous: `previous prev precedent précédent precedente précédente anterior vorherige vorherigeseite vorige
    precedentepagina`,
  first: 'first premier premiere première primero primera primeiro primeira erste ersteseite eerste primo',
  last: 'last dernier derniere dernière último última ultimo ultima letzte letzteseite laatste',
  self: 'self selflink selfurl',
  nextCursor: `nextcursor nextpagetoken nexttoken nextmarker endcursor cursor continuationtoken nextpagecursor aftercursor after
    marker nextcontinuationtoken continue paginationtoken nextid nextmaxid pagetoken nextkey nextiterator scrollid nextpageid cursornext lastkey`,
  previousCursor:
    'prevcursor previouscursor previouspagetoken prevtoken prevpagetoken beforecursor before previoustoken cursorprev',
  startCursor: 'startcursor firstid',
  isEmpty: 'empty isempty',
  isPaged: 'paged',
  isUnpaged: 'unpaged',
  isSorted: 'sorted',
  isUnsorted: 'unsorted',
  lastKey: 'lastid lastitemid',
  nextPage: 'nextpage nextpagenumber xnextpage',
  previousPage: 'prevpage previouspage previouspagenumber xprevpage',
  nextUrl: `nexturl nexturi nextlink nexthref nextpageurl nextpageuri nextpagelink odatanextlink nextpagepath nextrecordsurl
    nextresultsurl afterurl`,
  previousUrl:
    'previousurl prevurl previousuri prevlink previouslink previouspageurl prevpageurl previouspageuri prevpageuri beforeurl',
  firstUrl: 'firsturl firsturi firstlink firstpageurl firstpageuri',
  lastUrl: 'lasturl lasturi lastlink lastpageurl lastpageuri',
  nextOffset: 'nextoffset nextpagestart',
  remaining: 'remainingitemcount remainingitems remainingcount'
})

/** The part of a list that a request asks for. A field is undefined if the request does not name it. */
export interface Paging {
  size?: number | undefined
  /** The number of items before the page. */
  from?: number | undefined
  page?: number | undefined
}

/**
 * Reads the page of a list from the query parameters: `limit` and `offset`, `page` and `per_page`, and the like. Each
 * follows from the others where it can.
 */
export function pagingOf(query: Record<string, unknown>): Paging {
  const size = numberAsked(query, 'size')
  const skipped = numberAsked(query, 'offset')
  const number = numberAsked(query, 'page')
  if (size === undefined) return { from: skipped, page: number }
  const from = skipped ?? (number === undefined ? undefined : Math.max(0, number - 1) * size)
  return { size, from, page: number ?? (skipped && size && Math.floor(skipped / size) + 1) }
}

function numberAsked(query: Record<string, unknown>, ask: ListAsk): number | undefined {
  for (const name in query) {
    if (asks.get(bare(name)) !== ask) continue
    const value = query[name]
    return Number.isInteger(value) && (value as number) >= 0 ? (value as number) : undefined
  }
  return undefined
}
