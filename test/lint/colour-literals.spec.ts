import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The one place where colours are written down. */
const TOKENS = path.normalize('console/src/styles/_tokens.scss');

/** The named colours of CSS Color 4, but `transparent` and `currentcolor`, which name no colour of their own. */
const NAMED =
  `aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood
cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen
darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue
darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite
forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory
khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen
lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime
limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive
olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum
powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue
slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke
yellow yellowgreen`
    .split(/\s+/)
    .join('|');
const FUNCTIONS = 'rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|device-cmyk';
const IN_STYLES = new RegExp(
  `(?<![\\w$-])(?:#[0-9a-f]{3,8}(?![\\w-])|(?:${FUNCTIONS})\\(|(?:${NAMED})(?![\\w-]))`,
  'gi',
);
/** In code a word such as \`red\` may mean anything; a hexadecimal or functional colour cannot. */
const IN_CODE = new RegExp(
  `['"\`\\s:,(]#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![\\w-])|(?<![\\w.])(?:rgba?|hsla?)\\(`,
  'gi',
);

/** Colours written out in a style sheet, comments aside. */
function coloursIn(styles: string): string[] {
  return styles.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').match(IN_STYLES) ?? [];
}

/** Style texts that a component holds in its own file. */
function inlineStyles(source: string): string[] {
  return [...source.matchAll(/\bstyles:\s*(?:`([^`]*)`|'([^']*)')/g)].map(
    ([, block, line]) => block ?? line ?? '',
  );
}

describe('colours of the console', () => {
  const sources = globSync('console/src/**/*.{css,scss,ts,html}').sort();
  const isStyles = (file: string): boolean => /\.s?css$/.test(file);

  it('are told from what only looks like one', () => {
    const literal = ['#fff', '#12AB34ff', 'rgb(0 0 0)', 'hsla(1,1%,1%,1)', 'red', 'Rebeccapurple'];
    for (const colour of literal) {
      expect(coloursIn(`a { border: 1px solid ${colour}; }`).length)
        .withContext(colour)
        .toBe(1);
    }
    const none = [
      'white-space: nowrap',
      'color: var(--rf-red)',
      'border-color: transparent',
      'color: currentcolor',
      'color: color-mix(in srgb, var(--a) 40%, transparent)',
      '@include mat.theme((primary: mat.$blue-palette))',
      '/* red, #fff */',
    ];
    for (const text of none) expect(coloursIn(text)).withContext(text).toEqual([]);
  });

  it('are written in the tokens only', () => {
    const found = sources
      .filter((file) => file !== TOKENS && isStyles(file))
      .flatMap((file) =>
        coloursIn(readFileSync(file, 'utf8')).map((colour) => `${file} ${colour}`),
      );
    expect(found).toEqual([]);
    expect(coloursIn(readFileSync(TOKENS, 'utf8')).length).toBeGreaterThan(50);
  });

  it('are not written in components either', () => {
    const found = sources
      .filter((file) => !isStyles(file) && !file.endsWith('.spec.ts'))
      .flatMap((file) => {
        const source = readFileSync(file, 'utf8');
        const colours = [
          ...inlineStyles(source).flatMap(coloursIn),
          ...(source.match(IN_CODE) ?? []),
        ];
        return colours.map((colour) => `${file} ${colour.trim()}`);
      });
    expect(found).toEqual([]);
  });
});
