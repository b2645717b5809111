/**
 * The words of lists: names of query parameters, reply members and headers, without case and signs. To teach standin
 * another, add it here.
 */
import { bare } from '../infer/names.ts'

/** The meaning of a query parameter for a list. */
export type Ask = 'size' | 'offset' | 'page' | 'after' | 'before' | 'sort' | 'direction' | 'search' | 'fields' | 'range'

/** The meaning of a reply's member or header for a list. */
export type Tell =
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
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'self'
  | 'nextCursor'
  | 'previousCursor'
  | 'startCursor'
  | 'nextPage'
  | 'previousPage'
  | 'nextUrl'
  | 'previousUrl'
  | 'firstUrl'
  | 'lastUrl'
  | 'nextOffset'

const table = <Word extends string>(words: Record<string, string>): Map<string, Word> =>
  new Map(
    Object.entries(words).flatMap(([word, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name): [string, Word] => [name, word as Word])
    )
  )

export const asks = table<Ask>({
  size: `limit perpage pagesize pagelimit size first maxresults maxitems maxkeys top count rows take itemsperpage resultsperpage
    entriesperpage recordsperpage num numresults numitems pageentries maxperpage pagecount perpagecount limits max last maxrecords`,
  offset: 'offset skip start startindex startat startposition pageoffset from firstresult startitem startrow',
  page: 'page pagenumber pageno pagenum pageindex currentpage pagenr p pageid',
  after: `cursor after pageafter pagecursor startingafter pagetoken nexttoken nextcursor marker continuationtoken continuation
    continue afterid startcursor paginationtoken sinceid minid startafter exclusivestartkey iterator scrollid nextpagetoken resumetoken
    nextpage token lastkey aftercursor pagemarker startkey bookmark cursorid`,
  before: 'before pagebefore endingbefore beforeid prevcursor previouscursor beforecursor endcursor maxid',
  sort: 'sort sortby orderby ordering order sortfield sortcolumn orderfield sortkey',
  direction:
    'direction sortorder sortdirection sortdir dir orderdirection orderdir sortorientation desc descending ascending',
  search: 'q search query searchquery keyword keywords term text searchterm searchtext fulltext contains phrase',
  fields: 'fields select field attributes columns optfields properties only props'
})

export const tells = table<Tell>({
  total: `total totalcount totalresults totalelements totalitems totalentries totalsize totalrecords totalrows totalnumber
    numtotal recordstotal totalhits resultcount numresults totalobjects xtotalcount xtotal nbhits found totalamount
    pagingtotal totalnumberofitems totalnumberofresults overallcount fullcount numberofitems resultcounttotal`,
  count:
    'count numberofelements returned itemcount pagecountitems resultsinpage returnedcount numitems itemsinpage thiscount countonpage length',
  size: 'perpage pagesize limit size itemsperpage pagelimit xperpage maxresults resultsperpage entriesperpage xpagesize maxitems top',
  page: 'page pagenumber currentpage number pageno pagenum pageindex xpage current xcurrentpage',
  pages: 'totalpages pages pagecount numpages numberofpages pagestotal xtotalpages lastpagenumber pagetotal xpagecount',
  offset: 'offset skip start startindex startat from currentoffset firstresult startposition',
  more: 'hasmore hasnext hasnextpage hasmoreitems more moreresults ismore istruncated hasmoreresults hasmorepages morepages moredataavailable',
  less: 'hasprev hasprevious haspreviouspage hasprevpage hasless',
  isFirst: 'isfirst isfirstpage firstpage',
  isLast: 'islast islastpage lastpage',
  next: 'next',
  previous: 'previous prev',
  first: 'first',
  last: 'last',
  self: 'self selflink selfurl',
  nextCursor: `nextcursor nextpagetoken nexttoken nextmarker endcursor cursor continuationtoken nextpagecursor aftercursor after
    marker nextcontinuationtoken continue paginationtoken nextid nextmaxid pagetoken nextkey nextiterator scrollid nextpageid cursornext lastkey`,
  previousCursor:
    'prevcursor previouscursor previouspagetoken prevtoken prevpagetoken beforecursor before previoustoken cursorprev',
  startCursor: 'startcursor',
  nextPage: 'nextpage nextpagenumber xnextpage',
  previousPage: 'prevpage previouspage previouspagenumber xprevpage',
  nextUrl: 'nexturl nexturi nextlink nexthref nextpageurl nextpageuri nextpagelink odatanextlink nextpagepath',
  previousUrl:
    'previousurl prevurl previousuri prevlink previouslink previouspageurl prevpageurl previouspageuri prevpageuri prevurl',
  firstUrl: 'firsturl firsturi firstlink firstpageurl firstpageuri',
  lastUrl: 'lasturl lasturi lastlink lastpageurl lastpageuri',
  nextOffset: 'nextoffset'
})

/** The comparison that the first or last words of a parameter's name ask for. */
export type Comparison = 'equals' | 'least' | 'most' | 'above' | 'below' | 'unlike' | 'contains' | 'starts'

const compare = (words: Partial<Record<Comparison, string>>): [string, Comparison][] =>
  Object.entries(words)
    .flatMap(([word, names]) => names.split(' ').map((name): [string, Comparison] => [name, word as Comparison]))
    .sort(([one], [other]) => other.length - one.length)

/** Comparisons by words after the name of a member: `price_gte`, `due_from`, `created[lt]`. */
export const suffixes = compare({
  least: 'gte ge from min since start begin ongoing minimum atleast greaterthanorequal startdate fromdate',
  most: 'lte le to max until till end maximum atmost lessthanorequal enddate todate',
  above: 'gt after greaterthan newerthan',
  below: 'lt before lessthan olderthan',
  unlike: 'ne neq not',
  contains: 'contains like ilike icontains matches search',
  starts: 'startswith prefix istartswith beginswith',
  equals: 'eq in is equals exact any anyof oneof'
})

/** Comparisons by words before the name of a member: `min_price`, `from_date`. */
export const prefixes = compare({
  least: 'min from since start minimum',
  most: 'max to until end maximum till',
  above: 'after newerthan',
  below: 'before olderthan',
  unlike: 'not exclude without',
  contains: 'search',
  equals: 'filter by with has in only'
})

/** Returns the comparison that a word alone asks for: `gte` of `created[gte]`. */
export function comparisonOf(word: string): Comparison {
  const is = ([name]: [string, Comparison]) => name === bare(word)
  return (suffixes.find(is) ?? prefixes.find(is))?.[1] ?? 'equals'
}

/** Returns the member that a part of a name means: `created` means `created_at` too, and `tag` means `tags`. */
export const memberCalled = (name: string, members: Map<string, string[]>): string[] | undefined =>
  ['', 'at', 'date', 's', 'time', 'on'].map((end) => members.get(name + end)).find((path) => path !== undefined)
