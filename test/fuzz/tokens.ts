/** What somebody writes who wants text to become code, or a reader to stumble. */

/** Words that must never reach an artefact as anything but text. */
const CODE = [
  '#eval("1")', '#import "/etc/passwd"', '#read("x")', '#set page(width: 1pt)', '$ x $', '@label', '<%= process.exit() %>',
  '<% throw 1 %>', '<%- include("x") %>', '---\n', '...\n', '!!js/function "x"', '!!python/object:os', '&a [*a, *a]', '*a', '? ? ',
  '`x`{=html}', '```{=html}\n<script>x</script>\n```', '`\\input{x}`{=latex}', ':::{.x}', '\\include{x}', '$if(x)$', '$'.concat('{x}'), '{{x}}',
  ']]>', '<![CDATA[', '--><script>x()</script>', '<!--', '-->', '<!doctype html>', '<?xml version="1.0"?>', '<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;',
] // biome-ignore format: many short ones

const ADDRESSES = [
  'javascript:x()', 'java\tscript:x()', 'java\nscript:x()', '&#106;avascript:x()', '&#x6A;avascript&colon;x()', ' javascript:x()', '\u0001javascript:x()',
  'JaVaScRiPt:x()', 'vbscript:x', 'data:text/html,<script>x</script>', 'data:image/svg+xml,<svg onload=x()>', 'file:///etc/passwd', '//evil.example/x', 'https://evil.example/x.png',
  'http://[::1]/', 'http://\u202eevil.example', 'mailto:a@b.example?body=x', '#', '#\u0000', 'about:blank', 'blob:x', '../../../../etc/passwd', '%2e%2e/%2e%2e/x',
] // biome-ignore format: many short ones

const CHARACTERS = [
  '\u0000', '\ud800', '\udc00', '\ud83d', '\u202e', '\u202d', '\u2066', '\u2069', '\u200f', '\u2028', '\u2029', '\u0085', '\ufeff', '\ufffe', '\uffff', '\u00ad', '\u200b', '\u200d',
  '\u0300'.repeat(50), '\u0e33', '\u0c1c\u0c4d\u0c1e\u200c\u0c3e', '\ufdfa', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}', '\u{e0001}', '\u{10ffff}', '\u001b[31m', '\u0007', '\u007f', '\r', '\f', '\v', '\t', '\u3000', '\u180e',
] // biome-ignore format: many short ones

const MARKUP = [
  '<script>x()</script>', '<script>', '</script>', '<style>@import "//evil.example"</style>', '<img src=x onerror=x()>', '<img srcset="a 1x, //evil.example/b 2x">', `<img srcset="${'a 1x,'.repeat(500)}">`,
  '<svg><script>x()</script></svg>', '<svg onload=x()>', '<svg><foreignObject><p>x', '<svg><style><img src=x onerror=x()></style>', '<math><mtext><table><mglyph><style><img src=x onerror=x()>', '<math href="javascript:x()">x</math>',
  '<template><p>t</template>', '<noscript><p title="</noscript><img src=x onerror=x()>">', '<meta http-equiv=refresh content="0;url=javascript:x()">', '<base href="javascript:x//">', '<base href="//evil.example/">', '<link rel=stylesheet href=//evil.example>',
  '<iframe srcdoc="<script>x()</script>">', '<object data=x>', '<embed src=x>', '<form action=javascript:x()><button>b', '<input autofocus onfocus=x()>', '<details open ontoggle=x()>', '<a href="javascript:x()">l</a>', '<a href="&#1;javascript:x()">l</a>', '<a href="jav&#x09;ascript:x()" target=_blank>l</a>',
  '<table><tr><td><table><tr><td>', '</table>', '<td>', '<caption>', '<select><option>o', '<plaintext>', '<xmp>', '<textarea>', '<title>', '<frameset>', '<body onload=x()>', '<html lang="&quot;">', '</body></html>', '</p>', '<p>', '</div>', '<div>', '<br>', '<li>', '<dd>', '<b>', '</b>', '<a>', '<h1>', '<h2>h</h2>', '<blockquote>', '<sup><a href="#fn1">1</a></sup>', '<ruby>x<rt>y', '<wbr>', '<q>', '<pre>', '<center>', '<figure><img src=a.png><figcaption>', '<video src=x poster=y>', '<time datetime="9999-99-99">',
  '<strong>A:</strong>', '<p><b>Q.</b> ', 'A: ', 'Q: ', '问：', '记者：', '——', '「', '」', '(laughs)', '[…]', '1. ', 'MR. DOE: ', '* * *', '***', '| a | b |\n|---|---|\n', '> ', '- ', '    ', '\n\n', '[x]: javascript:x', '![a](x)', '[a](javascript:x)', '<javascript:x>', '[^1]', '[^1]: x', '~~~', '```', '\\', '<a id="t1"></a>', '<!-- colloquy\n{}\n-->', '# ', '===\n',
] // biome-ignore format: many short ones

const VALUES = ['-1', '0', '1e309', '9007199254740993', '99999999999999999999', 'null', 'true', '""', '[]', '{}', '"__proto__"', 'NaN', '\\u0000', '\\ud800'] // biome-ignore format: one row

export const TOKENS: readonly string[] = [...CODE, ...ADDRESSES, ...CHARACTERS, ...MARKUP, ...VALUES]

/** Bytes that are no UTF-8, and beginnings of other files. */
export const BYTES: readonly string[] = [
  'c080', 'e08080', 'f8888080', 'ff', 'fe', 'fffe', 'feff', 'efbbbf', 'eda080', 'f4908080', 'c3', 'e282', '1b2442', '0e', '8e', '00', '0000', '1a', '504b0304', '255044462d', '89504e470d0a1a0a', 'ffd8ff', '474946383961', '52494646ffffffff57454250', 'ffffffff', '7fffffff', '80000000',
] // biome-ignore format: many short ones
