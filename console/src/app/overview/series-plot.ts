/** The bars of permits above the axis and denies below it, each with its own scale. */
export interface SeriesPlot {
  readonly width: number;
  readonly height: number;
  readonly axis: number;
  readonly bars: readonly SeriesBar[];
  /** Lines of the scale, with the count they stand for. */
  readonly lines: readonly { readonly y: number; readonly value: number }[];
}

export interface SeriesBar {
  readonly x: number;
  readonly width: number;
  readonly middle: number;
  readonly permit: number;
  readonly deny: number;
}

export const PLOT_LEFT = 44;
const TOP = 8;
const UNDER = 26;

/** Lays out the bars for a picture of this size; two thirds of the height are the permits'. */
export function seriesPlot(
  counts: readonly { readonly permit: number; readonly deny: number }[],
  width: number,
  height: number,
): SeriesPlot {
  const room = height - TOP - UNDER;
  const axis = Math.round(TOP + room * 0.68);
  const up = axis - TOP;
  const down = height - UNDER - axis - 4;
  const permits = niceScale(Math.max(0, ...counts.map(({ permit }) => permit)), 3);
  const denies = niceScale(Math.max(0, ...counts.map(({ deny }) => deny)), 1);
  const pitch = (width - PLOT_LEFT - 4) / Math.max(1, counts.length);
  const bar = Math.max(1, pitch * 0.85);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    width,
    height,
    axis,
    bars: counts.map(({ permit, deny }, index) => ({
      x: round(PLOT_LEFT + 2 + index * pitch),
      width: round(bar),
      middle: round(PLOT_LEFT + 2 + index * pitch + bar / 2),
      permit: round((permit / permits.top) * up),
      deny: round((deny / denies.top) * down),
    })),
    lines: empty(counts)
      ? []
      : [
          ...permits.marks.map((value) => ({ value, y: round(axis - (value / permits.top) * up) })),
          { value: denies.top, y: round(axis + down) },
        ],
  };
}

function empty(counts: readonly { readonly permit: number; readonly deny: number }[]): boolean {
  return counts.every(({ permit, deny }) => permit + deny === 0);
}

/** A scale that ends on a round count at or above `most`, with about `parts` marks. */
export function niceScale(
  most: number,
  parts: number,
): { readonly top: number; readonly marks: readonly number[] } {
  const rough = Math.max(1, most / parts);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? rough;
  const count = Math.max(1, Math.ceil(most / step));
  return { top: step * count, marks: Array.from({ length: count }, (_, at) => step * (at + 1)) };
}
