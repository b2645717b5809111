exports.beforeAll = exports.beforeEach = exports.afterEach = exports.afterAll = () => {}
