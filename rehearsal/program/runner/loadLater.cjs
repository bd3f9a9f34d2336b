// Runs in the program's process. Puts off a module until something of it is used.
"use strict";
const Module = require("node:module");

/**
 * For a module that is imported by all programs and used by hardly any.
 *
 * @param {NodeRequire} sdkRequire resolves as Pulumi's SDK does
 * @param {string} name of a package; one that is not installed is left to whoever needs it
 */
function loadLater(sdkRequire, name) {
  const file = resolve(sdkRequire, name);
  if (file === undefined || require.cache[file] !== undefined) return;
  const load = () => {
    if (require.cache[file] === standIn) delete require.cache[file];
    return sdkRequire(name);
  };
  const standIn = new Module(file);
  standIn.loaded = true;
  standIn.exports = new Proxy(class {}, {
    // Compiled imports copy what is not marked so, which would use it all at once.
    get: (_target, key) => (key === "__esModule" ? true : load()[key]),
    construct: (_target, args) => Reflect.construct(load(), args),
  });
  require.cache[file] = standIn;
}

function resolve(sdkRequire, name) {
  try {
    return sdkRequire.resolve(name);
  } catch {
    return undefined;
  }
}

module.exports = { loadLater };
