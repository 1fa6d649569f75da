/** How a conversation looks on paper. Page numbers are the printer's own. */
export const printStyle = `
@page { margin: 20mm 18mm 22mm; }
body { font: 10.5pt/1.5 -apple-system, "SF Pro Text", Inter, "Noto Sans", "Liberation Sans", "Noto Color Emoji", sans-serif; color: #1d1d1f; overflow-wrap: anywhere; }
h1 { font-size: 17pt; line-height: 1.25; margin: 0 0 14pt; }
h2 { font-size: 12.5pt; margin: 20pt 0 8pt; padding-top: 10pt; border-top: 0.5pt solid #c8c8cc; break-after: avoid; }
p { margin: 0; }
.question { margin: 14pt 0 6pt; padding: 6pt 10pt; border-radius: 6pt; background: #eef3fb; font-weight: 600; break-inside: avoid; break-after: avoid; }
.answer { margin: 0 0 4pt; }
.mark { color: #0a58ca; text-decoration: none; font-weight: 600; font-size: 9pt; }
.unsupported, .note { color: #77777d; }
.note { font-size: 9pt; }
ol { margin: 0; padding: 0 0 0 20pt; }
li { margin: 0 0 9pt; break-inside: avoid; }
.path { color: #5f5f66; font-size: 8.5pt; }
blockquote { margin: 3pt 0 0; padding-left: 8pt; border-left: 2pt solid #e3b800; font-size: 9.5pt; }
`;
