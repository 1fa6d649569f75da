/**
 * Node's own clients and server. Not imported: an `import` reads every name of a built-in module, and reading three of this one's loads
 * Node's web client, which costs each start about 80 ms and serves nothing here.
 */
export const http = process.getBuiltinModule('node:http');
export const https = process.getBuiltinModule('node:https');
