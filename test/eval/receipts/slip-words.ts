/** What slips of several countries say: names, streets, goods and wordings, each list in two halves by position: one to work on, one kept apart. */
import { pick } from '../telecom/draw-items.ts';

/** `development` is looked at while rules are made; of `kept` only the scores are. */
export type SlipPart = 'development' | 'kept';

/** One of the part's own half of a list: even places for development, odd ones for what is kept. */
export function pickOf<Own>(list: readonly Own[], part: SlipPart, random: () => number): Own {
  return pick(
    list.filter((_, at) => at % 2 === (part === 'development' ? 0 : 1)),
    random,
  );
}

export type Shop = { readonly names: readonly string[]; readonly streets: readonly (readonly string[])[] };

export const malaysia: Shop = {
  names: [
    'KEDAI RUNCIT SERI MURNI SDN BHD',
    'PASARAYA HARMONI (M) SDN. BHD.',
    'LEONG WAH HARDWARE TRADING',
    'PERUSAHAAN BINTANG TIMUR SDN BHD',
    'RESTORAN NASI KANDAR UTARA',
    'RESTORAN KIM SOON HENG',
    'GREENLEAF STATIONERY & BOOKS SDN BHD',
    'TECK HUAT MOTOR (JOHOR) SDN BHD',
    'MEGAH JAYA SUPERMARKET S/B',
    "D'GARDEN BAKERY SDN BHD",
    'SYARIKAT LIM BROTHERS',
    'KLINIK DAN SURGERI ANGGERIK',
    'OLD TOWN KOPITIAM HOUSE SDN BHD (778123-T)',
    'PRIMA PETROLEUM STATION ENTERPRISE',
    'TAN AH KOW GOLDSMITH',
    'CITRA OPTICAL CENTRE SDN BHD',
    'AIK LEE FURNITURE CO. (M) BHD',
    'DAPUR WARISAN CAFE',
    'UNITED TOOLS & MACHINERY SDN BHD',
    'WAH MEI FROZEN FOOD SDN. BHD.',
    'SIN LIAN HAP',
    'BAN HONG',
    'UNCLE SOON FRIED RICE',
    'GOLDEN ARROW',
    'NYONYA COLORS',
    'SERI PAGI',
  ],
  streets: [
    ['NO. 23, JALAN MAWAR 3/4,', 'TAMAN MAWAR INDAH,', '81300 SKUDAI, JOHOR.'],
    ['LOT 2.17, 2ND FLOOR, MENARA CITRA,', 'JALAN AMPANG, 50450 KUALA LUMPUR'],
    ['15 & 17, JALAN SS 15/4B, SUBANG JAYA', '47500 SELANGOR DARUL EHSAN'],
    ['G-08, GROUND FLOOR, PERMAI MALL', 'PERSIARAN PERMAI, 40150 SHAH ALAM', 'SELANGOR'],
    ['LOT 1851-A & 1851-B, JALAN KPB 6,', 'KAWASAN PERINDUSTRIAN BALAKONG,', '43300 SERI KEMBANGAN, SELANGOR'],
    ['NO 7, LORONG KURAU 12,', '13700 PERAI, PULAU PINANG'],
    ['BATU 3 1/2, JALAN KLANG LAMA,', '58100 KUALA LUMPUR, WILAYAH PERSEKUTUAN'],
    ['B-1-3A, PUSAT DAGANGAN SERI EMAS,', 'JALAN PJU 8/3, DAMANSARA PERDANA,', '47820 PETALING JAYA, SELANGOR.'],
    ['NO.5, JALAN PERMATANG 2, BANDAR BARU,', '70450 SEREMBAN N.SEMBILAN'],
    ['LEVEL LG-12A, PLAZA SENTOSA,', '11900 BAYAN LEPAS, PENANG, MALAYSIA'],
  ],
};

export const singapore: Shop = {
  names: [
    'HARBOUR NOODLE HOUSE PTE LTD',
    'Lucky Plaza Trading Pte. Ltd.',
    'BUKIT TIMAH BOOKROOM',
    'Ming Kee Seafood Restaurant Pte Ltd',
    'RIVERSIDE MINIMART',
    'Sunrise Bakery & Cafe Pte Ltd',
    'CHIN HUAT LIVE SEAFOOD',
    'ASTONS GRILL',
    'Tiong Bahru Kueh',
    'Old Airport Satay',
  ],
  streets: [
    ['BLK 214 TOA PAYOH LORONG 8', '#01-731 SINGAPORE 310214'],
    ['3 Temasek Boulevard, #B1-112', 'Singapore 038983'],
    ['10 Bayfront Avenue, #01-15', 'Singapore 018956'],
    ['Blk 84 Marine Parade Central', '#01-22 Singapore 440084'],
  ],
};

export const britain: Shop = {
  names: [
    'Fenwick & Shaw Ltd',
    'THE COPPER KETTLE',
    'Hartley Garden Centre Limited',
    'Moss Lane Stores',
    'BRAMBLE FOODS PLC',
    'The Anchor Inn',
    'Willow & Rye',
    'Oakfield Farm Shop',
    'THE RED LION',
    'Harbour Lights',
    'Bexley Cycles',
    'Penrose Antiques',
    'Mill Lane Garage',
    'Park View Dental',
    'The Old Forge',
    'Castle Street Books',
    'Station Road Cafe',
    'The Quiet Corner',
  ],
  streets: [
    ['12 High Street', 'Guildford GU1 3DY'],
    ['47-49 Station Road,', 'Harrogate, HG1 1TE'],
    ['Unit 4 Riverside Retail Park', 'Norwich NR1 1WR'],
    ['8 Market Place', 'Hexham', 'NE46 1XQ'],
  ],
};

export const america: Shop = {
  names: [
    'Juniper Street Diner',
    'Hillcrest Hardware Inc',
    'CEDAR VALLEY MARKET',
    'Pine & Main Coffee LLC',
    'Bluebird Pharmacy',
    'SOUTHSIDE TIRE CO',
    'Lucky Noodle',
    'Green Acres Feed & Seed',
  ],
  streets: [
    ['411 Juniper Street', 'Austin, TX 78704'],
    ['2250 N Lincoln Ave', 'Chicago, IL 60614'],
    ['78 Main St', 'Burlington VT 05401'],
    ['1200 Westheimer Rd, Suite 110', 'Houston, TX 77006'],
  ],
};

export const germany: Shop = {
  names: [
    'Blumenhaus Kessler GmbH',
    'Ratskeller am Markt',
    'Schreibwaren Vogt',
    'Landmarkt Steinbach GmbH & Co. KG',
    'Apotheke am Dom e.K.',
    'Baumarkt Nordring GmbH',
    'Bäckerei Sommer',
    'Eisdiele Venezia',
    'Zum Goldenen Hirsch',
    'Radhaus Lenz',
  ],
  streets: [
    ['Bahnhofstr. 12', '35037 Marburg'],
    ['Lange Gasse 4', '86152 Augsburg'],
    ['Nordring 101', '44787 Bochum'],
    ['Am Marktplatz 3', '79098 Freiburg'],
  ],
};

export const goods = [
  'PLASTIC HANGER 10S',
  'MILO 3IN1 18X33G',
  'RICE BRAN OIL 2KG',
  'NAIL 2 1/2"',
  'KOPI O ICE',
  'WHITE PAPER A4',
  'ROTI CANAI',
  'TOOTHBRUSH SOFT',
  'HAINANESE CHICKEN',
  'BATTERY AA 4PK',
  'SPRING ROLLS',
  'HAMMER 16OZ',
  'TISSUE 4X200',
  'MASKING TAPE 24MM',
  'FRIED BEE HOON',
  'EGG GRADE A 10S',
  'ORANGE JUICE',
  'PVC PIPE 20MM',
  'LED BULB 7W',
  'CHOC CROISSANT',
];

/** The line of what is paid in all. */
export const totalWords = {
  plain: ['TOTAL', 'Total', 'TOTAL :', 'TOTAL AMOUNT', 'TOTAL RM', 'Total (RM)', 'GRAND TOTAL', 'Total Amount (RM)'],
  including: [
    'Total Sales (Inclusive of GST) :',
    'TOTAL INCL. GST@6%',
    'TOTAL SALES INCL GST',
    'Total (Incl. GST)',
    'TOTAL INCLUSIVE OF GST',
    'Total Inc GST 6%',
    'TOTAL (GST INCL)',
    'Total Incl GST (RM)',
  ],
  rounded: [
    'TOTAL AFTER ADJ INCL GST',
    'Total Rounded',
    'ROUNDED TOTAL (RM):',
    'Net Total (Rounded)',
    'Total After Rounding',
    'NETT TOTAL',
    'Amount Payable',
    'BALANCE DUE',
    'Round D Total',
    'NET TOTAL',
  ],
  british: ['TOTAL TO PAY', 'BALANCE DUE', 'Total', 'AMOUNT DUE'],
  american: ['Total', 'TOTAL DUE', 'Balance Due', 'Amount'],
  german: ['SUMME EUR', 'Summe', 'Zu zahlen', 'Gesamtbetrag EUR', 'Total EUR', 'SUMME'],
} as const;
