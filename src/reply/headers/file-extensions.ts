/** Usual extensions of media types. A type that is not here has its last word: `pdf` of `application/pdf`. */
const extensions: [fits: RegExp, extension: string][] = [
  [/^image\/svg/, 'svg'],
  [/gpx\+xml$/, 'gpx'],
  [/kml\+xml$/, 'kml'],
  [/[/+]json$/, 'json'],
  [/[/+]xml$/, 'xml'],
  [/^text\/plain$/, 'txt'],
  [/^text\/x-python$/, 'py'],
  [/^image\/(p?jpeg|jpg)$/, 'jpg'],
  [/^image\/(x-icon|vnd\.microsoft\.icon)$/, 'ico'],
  [/spreadsheetml/, 'xlsx'],
  [/wordprocessingml/, 'docx'],
  [/presentationml/, 'pptx'],
  [/^application\/vnd\.ms-excel$/, 'xls'],
  [/^application\/msword$/, 'doc'],
  [/^application\/vnd\.ms-powerpoint$/, 'ppt'],
  [/opendocument\.text$/, 'odt'],
  [/opendocument\.spreadsheet$/, 'ods'],
  [/opendocument\.presentation$/, 'odp'],
  [/java-archive$/, 'jar'],
  [/subrip$/, 'srt'],
  [/mpegurl$/, 'm3u8'],
  [/^video\/(x-)?matroska$/, 'mkv'],
  [/epub/, 'epub'],
  [/gzip$/, 'gz'],
  [/zip(-compressed)?$/, 'zip'],
  [/7z-compressed$/, '7z'],
  [/sqlite3?$/, 'sqlite'],
  [/^audio\/mpeg$/, 'mp3'],
  [/^audio\/(x-|vnd\.)?wave?$/, 'wav'],
  [/^audio\/mp4$/, 'm4a'],
  [/^video\/quicktime$/, 'mov'],
  [/markdown$/, 'md'],
  [/tab-separated-values$/, 'tsv'],
  [/calendar$/, 'ics'],
  [/vcard$/, 'vcf'],
  [/(java|ecma)script$/, 'js'],
  [/^application\/octet-stream$/, 'bin']
]

/** Returns the extension of files of a media type (without parameters). */
export const extensionOf = (type: string): string =>
  extensions.find(([fits]) => fits.test(type))?.[1] ?? type.replace(/^.*[/.+-]/, '')
