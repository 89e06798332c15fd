/** Words of the editor itself in Japanese; in English it brings its own. */
export const JAPANESE_PHRASES: Readonly<Record<string, string>> = {
  'Folded lines': '折りたたまれた行',
  'Unfolded lines': '展開された行',
  'folded code': '折りたたまれた部分',
  unfold: '展開',
  'Fold line': '行を折りたたむ',
  'Unfold line': '行を展開',
  to: '–',
  Completions: '候補',
  Diagnostics: '問題',
  'No diagnostics': '問題なし',
  close: '閉じる',
};
