/** The letters a language writes beyond ASCII, and the encodings of one byte per letter its old files are in. */
export type LetterSet = {
  readonly encodings: readonly string[];
  /** Lower case. */
  readonly letters: string;
  /** The most frequent ones, where that tells tables apart: a wrong one gives the rare letters as often. */
  readonly common: string | null;
};

const western = ['windows-1252', 'macintosh'];
const central = ['windows-1250', 'iso-8859-2'];
const cyrillic = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'];

/** Earlier ones win a tie. */
export const letterSets: readonly LetterSet[] = [
  { encodings: western, letters: 'äöüß', common: null },
  { encodings: western, letters: 'éèàêçâîôûùëïüœæÿ', common: null },
  { encodings: western, letters: 'áéíóúñü', common: null },
  // Without its ã and ç, õ is Hungarian ő read by the wrong table.
  { encodings: western, letters: 'ãõáéíóúâêôçàü', common: 'ãáéíóúâêôçà' },
  { encodings: western, letters: 'àèéìòùíîóú', common: null },
  { encodings: western, letters: 'åäöøæé', common: null },
  { encodings: western, letters: 'áéíóúýðþæö', common: null },
  { encodings: western, letters: 'éëïöüèêáóí', common: null },
  { encodings: central, letters: 'áéíóöőúüű', common: null },
  { encodings: central, letters: 'áčďéěíňóřšťúůýž', common: null },
  { encodings: central, letters: 'áäčďéíĺľňóôŕšťúýž', common: null },
  { encodings: central, letters: 'ąćęłńóśźż', common: null },
  { encodings: central, letters: 'čćđšž', common: null },
  { encodings: central, letters: 'ăâîşţ', common: null },
  { encodings: ['windows-1254'], letters: 'çğıöşüâî', common: null },
  { encodings: ['windows-1257'], letters: 'āčēģīķļņšūžąęėįųõäöü', common: null },
  { encodings: cyrillic, letters: 'абвгдежзийклмнопрстуфхцчшщъыьэюяё', common: 'оеаинтсрвлкмдпуя' },
  { encodings: ['windows-1251', 'koi8-u'], letters: 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя', common: 'оаинітврсеклмдпу' },
  {
    encodings: ['windows-1253', 'iso-8859-7'],
    letters: 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ',
    common: 'αοιτεσνηυρπκμλςωίόά',
  },
  { encodings: ['windows-1255'], letters: 'אבגדהוזחטיךכלםמןנסעףפץצקרשת', common: 'יוהלאמתרבשנ' },
  { encodings: ['windows-1256'], letters: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئپچژگ', common: 'اليمنترهوبدعف' },
  {
    encodings: ['windows-874'],
    letters: 'กขคฆงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะัาำิีึืุูเแโใไๆ็่้๊๋์ฯ๐๑๒๓๔๕๖๗๘๙',
    common: 'านรอกเง่้มยลวดทสตะัิีคบปแไห',
  },
];
