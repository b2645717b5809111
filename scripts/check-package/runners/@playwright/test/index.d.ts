export const test: { extend: <T, W>(fixtures: { test: T; worker: W }) => { fixtures: T & W } }
