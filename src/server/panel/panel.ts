/** The panel's door: the files of its page, the stream of requests, and its calls of the control API. */
import type { ServerResponse } from 'node:http'
import type { AdminPage } from '../../wiremock/api/admin.ts'
import type { ApiRoute } from '../../wiremock/api/call.ts'
import type { PanelContext } from './context.ts'
import { lineOf } from './entries.ts'
import { follow } from './events.ts'
import { panelFiles } from './files.ts'
import { panelRoutes } from './routes.ts'

/** The page, and its calls. */
export interface Panel extends AdminPage {
  routes: ApiRoute[]
}

/** Returns the panel of a server. `folder` holds the built page, `base` is the path of the control API. */
export function createPanel(panel: PanelContext, folder: URL, base: string): Panel {
  const streams = new Set<() => void>()
  const { worlds, secrets } = panel.server
  return {
    routes: panelRoutes(panel),
    ...panelFiles(folder, base),
    follow(response: ServerResponse, name, all) {
      const end = follow(response, {
        worlds,
        name,
        all,
        write: (entry, world) => lineOf(entry, world, secrets)
      })
      streams.add(end)
      response.on('close', () => streams.delete(end))
    },
    end() {
      for (const end of streams) end()
    }
  }
}
