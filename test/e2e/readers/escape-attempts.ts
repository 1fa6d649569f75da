/** What somebody would try who had taken over a reader, as expressions; each is `refused` or tells what it got. */
const attempt = (body: string) =>
  `Promise.resolve().then(async () => { ${body} }).then((got) => 'got ' + String(got), () => 'refused')`;
const missing = (name: string) => `typeof ${name} === 'undefined' ? 'refused' : 'got ${name}'`;
const socket = (make: string) =>
  `await new Promise((open, fail) => { const s = ${make}; s.onopen = () => open('open'); s.onerror = fail; })`;

export function escapeAttempts(port: number): Readonly<Record<string, string>> {
  const address = `http://127.0.0.1:${port}/`;
  return {
    require: missing('require'),
    process: missing('process'),
    module: missing('module'),
    Buffer: missing('Buffer'),
    'our bridge': missing('docent'),
    WebRTC: missing('RTCPeerConnection'),
    'WebRTC of a frame': attempt(
      `const f = document.createElement('iframe'); document.documentElement.append(f); return new f.contentWindow.RTCPeerConnection();`,
    ),
    fetch: attempt(`return (await fetch('${address}')).status`),
    'fetch without reading': attempt(`return (await fetch('${address}', { mode: 'no-cors' })).type`),
    'fetch of a file': attempt(`return (await fetch('file:///etc/passwd')).status`),
    'fetch of the window': attempt(`return (await fetch('app://docent/index.html')).status`),
    'fetch of a document': attempt(`return (await fetch('doc://file/any')).status`),
    XMLHttpRequest: attempt(
      `return await new Promise((done, fail) => { const x = new XMLHttpRequest(); x.onload = () => done(x.status); x.onerror = fail; x.open('GET', '${address}'); x.send(); })`,
    ),
    WebSocket: attempt(`return ${socket(`new WebSocket('ws://127.0.0.1:${port}')`)}`),
    EventSource: attempt(`return ${socket(`new EventSource('${address}')`)}`),
    WebTransport: attempt(`return await new WebTransport('https://127.0.0.1:${port}').ready`),
    sendBeacon: attempt(
      `const before = performance.getEntriesByType('resource').length; if (!navigator.sendBeacon('${address}')) throw 0; await new Promise((r) => setTimeout(r, 300)); if (performance.getEntriesByType('resource').length === before) throw 0; return 'sent'`,
    ),
    image: attempt(
      `return await new Promise((done, fail) => { const i = new Image(); i.onload = () => done('loaded'); i.onerror = fail; i.src = '${address}'; })`,
    ),
    script: attempt(
      `return await new Promise((done, fail) => { const s = document.createElement('script'); s.onload = () => done('loaded'); s.onerror = fail; s.src = '${address}'; document.documentElement.append(s); })`,
    ),
    importScripts: attempt(`return importScripts('${address}')`),
    import: attempt(`return await import('${address}')`),
    worker: attempt(
      `return await new Promise((done, fail) => { const w = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); w.onmessage = () => done('ran'); w.onerror = fail; })`,
    ),
    'window.open': attempt(`if (window.open('${address}') === null) throw 0; return 'opened'`),
    localStorage: attempt(`localStorage.setItem('a', 'b'); return 'kept'`),
    indexedDB: attempt(
      `return await new Promise((done, fail) => { const o = indexedDB.open('a'); o.onsuccess = () => done('opened'); o.onerror = fail; })`,
    ),
    caches: attempt(`return await caches.open('a')`),
    cookies: attempt(`document.cookie = 'a=b'; if (document.cookie === '') throw 0; return document.cookie`),
    'private files': attempt(`return await navigator.storage.getDirectory()`),
    'service worker': attempt(`return await navigator.serviceWorker.register('/reader.js')`),
    notifications: attempt(
      `const said = await Notification.requestPermission(); if (said !== 'granted') throw 0; return said`,
    ),
    camera: attempt(`return await navigator.mediaDevices.getUserMedia({ video: true })`),
    place: attempt(`return await new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail))`),
    clipboard: attempt(`return await navigator.clipboard.readText()`),
    eval: attempt(`await new Promise((r) => setTimeout(r, 0)); return eval('1')`),
    // Last: were it to go there, nothing after it would be tried here.
    navigation: attempt(
      `location.href = '${address}'; await new Promise((r) => setTimeout(r, 500)); if (location.href === 'app://reader/reader.html') throw 0; return location.href`,
    ),
  };
}
