const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const office = 'docx docm dotx dotm xlsx xlsm xltx xltm xlsb xlam pptx pptm potx potm ppsx ppsm ppam';
const openDocument = 'odt ott odm ods ots odp otp odg otg';
const packages = 'pages numbers key rtfd';
const legacy = 'doc dot xls xlt xla xlw ppt pot pps msg oft';
const archives = 'zip cbz kmz zipx tar gz tgz bz2 tbz tbz2 xz txz 7z rar cbr zst lz4 lzma z pst ost olm';
const pictures = 'png jpg jpeg jpe jfif tif tiff gif webp bmp dib heic heif avif';

/** What a mark that many formats share leaves open: a file with one of these endings is what its ending says. */
export const endingFamilies: Readonly<Record<string, ReadonlySet<string>>> = {
  zip: list(`${office} ${openDocument} ${packages} epub zip cbz kmz olm`),
  // The parts of a Pages and a Numbers document look alike.
  pages: list('pages numbers key'),
  key: list('pages numbers key'),
  cfb: list(`${legacy} ${office}`),
  tar: list(`tar epub ${packages}`),
  gz: list('gz tgz key pages numbers'),
  plist: list('plist webarchive'),
};

/** Endings of formats that are no text: a text under such a name is something else. */
export const binaryEndings: ReadonlySet<string> = list(
  `pdf ${office} ${openDocument} ${packages} ${legacy} epub ${archives} ${pictures}`,
);
