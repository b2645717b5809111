/** The parts of test runners that the kits use. Projects bring the runners themselves. */
declare module 'vitest' {
  export function beforeAll(start: () => Promise<void>): void
  export function beforeEach(begin: (context: { task: { result?: { state: string } } }) => () => void): void
  export function afterAll(stop: () => Promise<void>): void
}

declare module '@jest/globals' {
  export function beforeAll(start: () => Promise<void>): void
  export function beforeEach(begin: () => void): void
  export function afterEach(end: () => void): void
  export function afterAll(stop: () => Promise<void>): void
}

declare module '@playwright/test' {
  interface TestInfo {
    testId: string
    status?: string
    expectedStatus: string
    attach: (name: string, options: { body: string; contentType: string }) => Promise<void>
  }
  interface Route {
    continue: (options: { headers: Record<string, string> }) => Promise<void>
    request: () => { headers: () => Record<string, string> }
  }
  interface Context {
    route: (url: string, handler: (route: Route) => Promise<void>) => Promise<void>
  }
  type Use<T> = (value: T) => Promise<void>
  type Fixtures<T, W> = {
    [K in keyof T]: (fixtures: W, use: Use<T[K]>, test: TestInfo) => Promise<void>
  } & { [K in keyof W]: [(fixtures: object, use: Use<W[K]>) => Promise<void>, { scope: 'worker' }] } & {
    context: (fixtures: T & W & { context: Context }, use: Use<Context>) => Promise<void>
  }
  interface Launch<W> {
    launchOptions?: [
      (fixtures: W & { launchOptions: object; browserName: string }, use: Use<object>) => Promise<void>,
      { scope: 'worker' }
    ]
  }
  export const test: { extend: <T, W>(fixtures: Fixtures<T, W> & Launch<W>) => unknown }
}
