exports.test = { extend: () => 'extended' }
