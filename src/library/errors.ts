/** The codes of the library's errors, which stay the same from release to release. README.md explains them. */
export type ErrorCode =
  | 'ERR_STANDIN_OPERATION'
  | 'ERR_STANDIN_STUB'
  | 'ERR_STANDIN_PATTERN'
  | 'ERR_STANDIN_TIMES'
  | 'ERR_STANDIN_VERIFY'
  | 'ERR_STANDIN_NOT_CLEAN'
  | 'ERR_STANDIN_WORLD'
  | 'ERR_STANDIN_ROWS'
  | 'ERR_STANDIN_STATE'
  | 'ERR_STANDIN_UNREACHABLE'
  | 'ERR_STANDIN_OTHER_SERVER'
  | 'ERR_STANDIN_REFUSED'
  | 'ERR_STANDIN_OPTION'

/** An error that a test may tell from others by its `code`. */
export class StandinError extends Error {
  override readonly name = 'StandinError'
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Calls `make`. Gives a code to an error that has none. */
export function coded<Made>(code: ErrorCode, make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    throw error instanceof StandinError ? error : new StandinError(code, (error as Error).message, { cause: error })
  }
}
