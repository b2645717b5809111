/** A place in a text; lines and columns count from 1. */
export interface TextPlace {
  file: string
  line: number
  column: number
  /** the JSON pointer in that file, if it may differ from the pointer in the served document */
  pointer?: string
}

/** A place as compilers write it, so that editors follow it: `openapi.yaml:12:3`. */
export const placed = ({ file, line, column }: TextPlace): string => `${file}:${line}:${column}`
