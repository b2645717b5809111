// A browser that is installed already: CHROMIUM=/usr/bin/chromium
const { CHROMIUM: executablePath } = process.env
export default {
  fullyParallel: true,
  workers: 2,
  use:
    executablePath === undefined ? {} : { launchOptions: { executablePath, args: ['--no-sandbox', '--disable-gpu'] } }
}
