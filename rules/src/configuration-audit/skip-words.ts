import type { SkipReason } from '../model/configuration-audit.js';
import type { Localized } from '../model/localized.js';

/** Why nothing is said about a part of a file. */
export const SKIP_WORDS: Readonly<Record<SkipReason, Localized>> = {
  'kind-unknown': {
    en: 'neither its name nor its content tells what this is: name it after its kind, up to the first dot',
    ja: '名前からも内容からも種類を判別できません。最初のドットまでを種類の名前にしてください',
  },
  'shape-unknown': {
    en: 'it does not have the shape its name promises',
    ja: '名前が示す種類の形式になっていません',
  },
  'value-unknown': {
    en: 'a type in it is not known, so nobody can say where it leads',
    ja: '未知の種別が含まれているため、接続先を判断できません',
  },
  'pattern-unreadable': {
    en: 'a pattern in its criteria cannot be read, and is taken to match every call',
    ja: '条件に読み取れないパターンがあるため、すべての通話に一致するものとして扱いました',
  },
  'too-deep': {
    en: 'it is nested deeper than is looked',
    ja: '入れ子が深すぎるため、途中までしか確認していません',
  },
};
