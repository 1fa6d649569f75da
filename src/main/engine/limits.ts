/** Every number of the engine, with its unit and its reason. */
import { searchLimits } from './search-limits.ts';

const second = 1000;
const mebibyte = 1024 * 1024;

export const limits = {
  files: {
    /** Files in one folder registration; more are listed as too many rather than silently cut. */
    maxFiles: 2_000_000,
    /** Bytes; a PDF is held whole in the reader's memory, whose bound is 1 GB. */
    maxPdfBytes: 700 * mebibyte,
    /** Bytes per read of a file; small enough to cancel within a second on a slow disk. */
    readBytes: 4 * mebibyte,
    /** Rows of a scan stored per commit: keeps a search from waiting behind a scan. */
    rowsPerCommit: 500,
    /** Bytes from the start of a file that tell its format. */
    headBytes: 4096,
    /** Bytes of a `.docentignore` that count; honest ones have some lines. */
    maxIgnoreBytes: 256 * 1024,
    /** Files inside a folder that is read as one document; the largest seen have some hundred. */
    maxPackageFiles: 10_000,
    /** Entries asked for size and time at once: enough to keep the disk busy, few enough to stop at once. */
    lookAtOnce: 32,
  },
  extract: {
    /** UTF-16 code units of one document; read, chunked and stored in parts, it is never whole in memory. */
    maxCharacters: 1024 * mebibyte,
    /** Uncompressed per compressed bytes: an honest document stays under 100. */
    maxExpansion: 200,
    /** Milliseconds for one unit (page, slide, section) without any item arriving. */
    unitMs: 30 * second,
    /** Resident bytes of one reader process. */
    maxMemoryBytes: 1024 * mebibyte,
    /** Milliseconds between looks at a reader's memory. */
    memoryCheckMs: 1 * second,
    /** Files a reader process handles before a fresh one takes over (native memory does not shrink). */
    filesPerProcess: 500,
    /** Process deaths after which a file is quarantined. */
    killsToQuarantine: 2,
    /** UTF-16 units of plain text per unit, so that one huge log is committed in parts. */
    textUnitCharacters: 200_000,
    /** Headings of this level and above open a new unit in formats without pages, */
    sectionLevel: 2,
    /** once the unit before holds as many UTF-16 units: a file of a thousand short notes is no thousand pages. */
    minSectionCharacters: 4_000,
    /** UTF-16 units of Markdown parsed at once; the parser takes seconds for a megabyte. */
    markdownPartCharacters: 100_000,
    /** UTF-16 units above which a page is no article; telling would take longer than reading. */
    maxArticleCharacters: 2_000_000,
    /** Bytes a format is recognised by. */
    sniffBytes: 4096,
    /** Bytes looked at to tell the encoding of a text; more adds seconds and hardly any certainty. */
    encodingSampleBytes: 128 * 1024,
    /** Scores of a letter beyond ASCII read by a certain table: frequent in its language (1), other, capital, misplaced … */
    letterScores: { rare: 0.3, capital: 0.4, misplaced: -1, foreign: -1, impossible: -3 },
    /** Bytes in which a format's mark must stand to overrule the ending of a text: programs may quote one further on. */
    markBytes: 16,
    /** Score from which letters of one alphabet are believed although the bytes could be an East Asian encoding. */
    sureEncoding: 0.75,
    /** Share of control characters above which bytes are not text. */
    maxControlShare: 0.02,
    /** Share of the long paragraphs, tables and code an article must hold before the rest of a page is decoration. */
    minArticleShare: 0.4,
    /** Characters from which a paragraph is more than a menu entry or caption. */
    sentenceCharacters: 90,
    /** UTF-16 units under which a found article is doubted. */
    minArticleCharacters: 250,
    /** Bytes of an XML part that are parsed as one tree (a DOCX body); the tree takes about ten times as much. */
    maxXmlBytes: 96 * mebibyte,
    /** Elements inside elements; honest documents stay under 60, bombs exhaust the stack. */
    maxDepth: 400,
    /** Bytes inflated between looks at the expansion limit and the abort signal. */
    inflateBytes: 256 * 1024,
    /** Members of one zip archive that are listed. */
    maxZipMembers: 20_000,
    pdf: {
      /** Bytes of PDFium's memory above which a process starts it afresh for the next file. */
      keepBytes: 256 * mebibyte,
      /** Traps of PDFium within one file before the file counts as damaged. */
      maxTraps: 3,
      /** Pages looked at on either side to recognise lines that repeat on every page. */
      neighbours: 2,
      /** Share of the page's height at its top and bottom where running lines stand. */
      marginShare: 0.12,
      /** Red, green and blue (0-255) from which letters count as white, and below which a painted area hides the paper. */
      whiteFrom: 250,
      paperFrom: 240,
      /** Slope up to which a line counts as level: about one degree. */
      slant: 0.02,
      /** Characters that must be hidden before a page is doubted: cut marks and empty form fields have a few. */
      hiddenCharacters: 16,
      /** Points; smaller letters can't be read by a person. */
      smallestSize: 2,
      /** Share of letters without a Unicode value above which a page is doubted. */
      unmappedShare: 0.1,
      /** In font sizes: how far a letter's box reaches above and below its line; fonts that declare more or less are wrong. */
      ascent: { least: 0.65, usual: 0.88, most: 1.05 },
      descent: { least: 0.12, usual: 0.22, most: 0.45 },
      /** Sizes of a raised sign to the word it hangs on: a note mark is smaller, an initial much larger than its text. */
      raisedRatio: { least: 0.45, most: 0.8 },
      /** In font sizes: how far a note mark's foot stands above that of its word. */
      raisedBy: 0.12,
      /** Dots in a row that only lead the eye to a page number. */
      leaderDots: 4,
      /** In font sizes: a wider gap between two words on a line separates columns or cells. */
      cellGap: 1.15,
      /** In font sizes: a space in prose is about 0.25 wide, the one behind a clause's number in the margin is wider. */
      clauseGap: 0.6,
      /** In font sizes: how far baselines of one line may lie apart. */
      baselineSlack: 0.35,
      /** In font sizes: how far the next letter may lie from the last before it starts another word. */
      wordJump: 1,
      /** Lines on either side before a gap between them counts as one between columns. */
      columnLines: 3,
      /** Words a line of a column has on average; cells of tables have fewer. */
      columnWords: 3,
      /** Share of a column's width that its lines fill on average. */
      columnFill: 0.55,
      /** Points within which left edges count as one. */
      edgeSlack: 4,
      /** In font sizes: empty space between lines above which a paragraph ends. */
      paragraphGap: 0.75,
      /** Times the usual space between lines, and font sizes, up to which a full line goes on after a wider gap. */
      spacingSlack: 1.2,
      widestSpacing: 1.6,
      /** Share by which sizes of lines in one paragraph may differ. */
      sizeSlack: 0.12,
      /** In font sizes: how far a line may run back into the one above it before they are no paragraph. */
      overlap: 1.5,
      /** In font sizes: how much earlier than the others the last line of a paragraph ends. */
      shortLine: 4,
      /** In font sizes: an indent between these opens a paragraph. */
      indent: { least: 0.9, most: 5 },
      /** Common height, as a share of the lower one, from which two words stand on one line. */
      lineOverlap: 0.5,
      /** Share of a line's letters that make it bold. */
      boldShare: 0.8,
      /** Share of the region's width from which a line is no heading's last. */
      fullLine: 0.9,
      /** Lines looked back for the one a cell belongs to. */
      rowMemory: 4,
      /** Left edges tried as the start of a column; a page has a handful. */
      maxEdges: 64,
      /** Times the size of the body text from which a line is a heading, for levels 1, 2 and 3. */
      headingRatios: [1.7, 1.35, 1.12],
      /** Words a heading has at most. */
      headingWords: 24,
      /** Words a bold line in body size has at most to count as a heading. */
      boldHeadingWords: 12,
    },
    /** Bytes under which an archive is too small for its expansion ratio to mean anything. */
    expansionFreeBytes: 8 * mebibyte,
  },
  members: {
    /** Containers inside containers, compressed single files not counted. What is deeper is listed and not opened. */
    maxDepth: 3,
    /** Members at any depth inside one file; a mailbox of twenty years has some 50,000 attachments, a bomb has millions. */
    maxInside: 100_000,
    /** Bytes of one unpacked member: what a temporary file may take of a person's disk. */
    maxBytes: 4 * 1024 * mebibyte,
    /**
     * Bytes that all members at any depth inside one file may unpack to: `extract.maxExpansion` times the file, but never less than this,
     * which takes some seconds,
     */
    nestFreeBytes: 128 * mebibyte,
    /** and never more than so many or so many times the file, whichever is more: some minutes. An honest backup has twice its size. */
    nestManyBytes: 32 * 1024 * mebibyte,
    nestManyTimes: 8,
    /** Containers inside containers whose bytes are kept while their members are read. */
    keptOpen: 2,
  },
  chunk: {
    /** Tokens; kept under the embedder's window. Chosen by test/eval. */
    targetTokens: 256,
    /** Tokens of sentences repeated from the chunk before. */
    overlapTokens: 30,
    /** Tokens of the context line (title and heading path). */
    contextTokens: 40,
  },
  embed: {
    /** Texts per request: cancel waits for one request at most. */
    batch: 16,
    /** Times a token count is asked again while the model host restarts, and milliseconds between: about five restarts. */
    countRetries: 10,
    countRetryMs: 300,
    /** Contents looked at per round, shortest first. */
    roundContents: 32,
    /** Chunks fetched per round: several requests' worth, so that similar lengths can be batched. */
    roundChunks: 64,
    /** Milliseconds before a silent model host counts as hung. */
    requestMs: 120 * second,
  },
  ...searchLimits,
  conversations: {
    /** Conversations listed for what was looked for. */
    hits: 50,
    /** UTF-16 units shown before and after the first word found. */
    snippet: { before: 40, after: 100 },
  },
  answer: {
    /** Passages a chat model reads at most: reading a prompt is what a person waits for before the first word. */
    chatPassages: 5,
    /** Passages handed to the answer stage. */
    passages: 12,
    /** UTF-16 units by which the passages around one may widen it on each side: what "this" and "he" mean stands nearby. */
    aroundCharacters: 600,
    /** Sentences that are compared by meaning: one embedding request of about a second. */
    candidateSentences: 48,
    /** What a sentence's score is made of. On xquad-en with half of its articles left out .33 then finds 99 % of what is there and none of what is absent. */
    meaningScore: { coverage: 0.3, nearCoverage: 0.1, cosine: 0.4, passageCosine: 0.2, missingNames: 0.25 },
    /** The same without vectors: 94 % found of what is there, 3 % of what is absent. */
    wordScore: { coverage: 0.5, nearCoverage: 0.5, missingNames: 0.25 },
    /**
     * The cosine below which the least alike tenth of the sentences lies says whether the embedder knows the language: under .11 for
     * English, .13-.27 German, over .36 Russian, .33 Chinese, .49 Hindi with the bundled one. Without this 80 % of absent things were found in Hindi.
     */
    meaningTrust: { unrelatedShare: 0.1, unrelatedCosine: 0.2, blindCosine: 0.38, leastSentences: 10 },
    /** Score from which an extractive answer counts as found. */
    foundConfidence: 0.33,
    /** Sentences quoted in an extractive answer. */
    quotes: 3,
    /** Added to a sentence's score among quotes: rank of its passage, half of it at the sixth. Values of the kind asked for: answer/kind/limits.ts. */
    passageRank: { weight: 0.2, halfAt: 5 },
    /** A further quote must score at least this share of the best one. */
    quoteShare: 0.75,
    /** Share of a generated sentence's content words that the quoted sentences must hold. */
    supportShare: 0.6,
    /** What a second sentence must add to that share, so that a quote is no longer than it need be. */
    secondSentence: 0.15,
    /** Share of its words by which a claim may be nearer to sentences that say something else than to those that support it. */
    nearerElsewhere: 0.05,
    /** Sentences before one that says "it" or "he" in which the name may stand. */
    namesBefore: 2,
    /** Content words below which a sentence without numbers and names claims nothing that could be proven. */
    leastContentWords: 2,
    /** Tokens a chat template adds around one turn, at most. */
    turnTokens: 16,
    /** Tokens under which part of a passage is not worth showing to a model. */
    leastPassageTokens: 64,
    /** Milliseconds between saves of a streaming message: what a crash may cost. */
    saveMs: 500,
    /** UTF-16 units of the question that name a conversation. */
    titleCharacters: 80,
    /** Passages offered when nothing was found. */
    closest: 3,
    /** Sampling temperature: an answer from files should be the likeliest, not the liveliest. */
    temperature: 0,
    /** Tokens a model may write in one answer. */
    maxTokens: 512,
  },
  watch: {
    /** Milliseconds hints are gathered before a look: a save makes several within some ten. */
    gatherMs: 300,
    /** Milliseconds after which gathered hints are looked at although more arrive. */
    gatherMostMs: 2 * second,
    /** Hints above which the whole folder is looked through at once: about as much work. */
    maxHints: 5_000,
    /** Milliseconds between looks through a whole folder whose changes the system tells, and of one where it can't. */
    fullMs: { watched: 30 * 60 * second, unwatched: 2 * 60 * second },
    /** Looks through a whole folder may take at most one part in this many of the time, unless a person asks. */
    fullShare: 20,
    /** Milliseconds between looks for a folder that is away; a plugged-in disk should be noticed soon. */
    awayMs: 5 * second,
    /** Milliseconds a look waits for watching to begin; on the Mac it takes some, on Linux seconds in very large folders. */
    watchWaitMs: 15 * second,
    /** Milliseconds before watching is tried again after it ended or could not begin. */
    rewatchMs: 30 * second,
    /** Milliseconds without a change before a file is read: two looks this far apart must show the same. */
    settleMs: 1 * second,
    /** Milliseconds between looks at a file that never rests, at most. */
    settleMostMs: 30 * second,
    /** Looks that found a file still changing, about a minute of them, after which it is read as it is: a log never rests. */
    restlessLooks: 6,
    /** Milliseconds; a file whose last change is older was finished: whoever sets an old time does so after the last byte. */
    restedMs: 10 * second,
    /** Milliseconds within which a place that is filled again was saved, not moved away from. */
    refilledMs: 5 * second,
    /** Deletions within this time count as at once, */
    atOnceMs: 60 * second,
    /** and are asked about from this many on, */
    manyDeletions: 500,
    /** or from this share of the folder's files if they are at least so many: fewer are soon checked in the trash. */
    deletedShare: 0.2,
    leastDeletions: 20,
    /** Known files looked for when a disk has another number than before. */
    sampleFiles: 20,
    /** Milliseconds between looks for hidden files whose time is over. */
    eraseEveryMs: 10 * 60 * second,
    /** Paths asked about per call of the system's tool for cloud files; its command line is bounded. */
    cloudBatch: 200,
  },
  ingest: {
    /** UTF-16 units of a document's title; longer ones are no titles and would stand in every passage. */
    titleCharacters: 300,
    /** Chunks of one document held in memory before they are stored: some 10 MB with their words. */
    chunksPerCommit: 1_000,
    /** Milliseconds a claimed job stays ours without a sign of life. */
    leaseMs: 5 * 60 * second,
    /** Attempts at a file that fails without killing its reader. */
    maxAttempts: 4,
    /** Engines that ended under a file without it coming further, from which it is read last and alone, */
    deathsToSuspect: 2,
    /** and from which, when they crashed by themselves, it is set aside: nobody else can have been it so often. */
    deathsToQuarantine: 5,
    /** Job priority of such a file; others range from negative ones (a person's wish) to about 12 (the largest files). */
    suspectPriority: 100,
    /** Restarts a file may cost that goes on after each: one that kills its reader on every page ends here. */
    maxRestarts: 25,
    /** Pages named in a reason; the count tells the rest. */
    namedPages: 20,
    /** Milliseconds before work goes on after the disk was full or the model host was down. */
    pauseMs: 10 * second,
    /** Milliseconds before a file that changed under us is tried again. */
    changedMs: 2 * second,
    /** Milliseconds between progress events. */
    progressMs: 100,
    /** Hours a vanished file stays hidden before it is erased. */
    tombstoneHours: 24,
  },
  store: {
    /** Milliseconds to wait for another connection's lock; only backups and checks hold one. */
    busyMs: 5_000,
    /** Milliseconds work under way may take to stop before the library is closed. */
    closeMs: 1_500,
    /** Contents erased per transaction. */
    removeBatch: 20,
    /** Chunks looked at on each side of one for what stands around it: more than fit into what is taken. */
    chunksAround: 8,
    /** Texts per transaction whose vectors are erased: some milliseconds. */
    removeTexts: 200,
    /** Contents whose lines and headings are remembered: those of a page of hits, some 100 kB for one of 5,000 pages. */
    keptOutlines: 32,
    vectors: {
      /** Vectors: an exact scan of fewer takes about 15 ms at 384 dimensions. */
      exactBelow: 16_384,
      /** Lists that a search scans; see the table in store/README.md. */
      listsProbed: 700,
    },
    words: {
      /** Pages of the full-text index merged at once: some milliseconds. */
      mergedPages: 16,
      /** Times as long as a merge that is left for searches and writing. */
      restShare: 4,
      /** Milliseconds between looks whether something is to be merged. */
      tidyEveryMs: 10 * second,
    },
    /** KiB of SQLite page cache per file; the store plan replaces it for the library's. */
    cacheKibibytes: 64 * 1024,
  },
  status: {
    /** Milliseconds the estimate of the time left looks back. */
    rateWindowMs: 60 * second,
    /** Milliseconds of work below which no rate and no time left is told: they would jump. */
    leastRateMs: 3 * second,
    /** Times what was read that is foretold at most: the pace of one note says nothing about a gigabyte. */
    mostForetold: 1000,
    /** Milliseconds in which the time left that is shown comes half-way to the newest estimate. */
    estimateHalfMs: 5 * second,
    /** A snapshot may cost at most one part in this many of the engine's time. */
    costShare: 20,
  },
  models: {
    /** Bytes of a GGUF header; a vocabulary of 260,000 tokens with its merges takes 15 MB. */
    maxHeaderBytes: 128 * mebibyte,
    /** Bytes read at once; also the most a single string may need. */
    readBytes: 1 * mebibyte,
    /** Bytes of one metadata string; the longest in use are chat templates of some 20 kB. */
    maxStringBytes: 1 * mebibyte,
    /** Bytes of one word of a vocabulary; the longest in use are runs of some hundred spaces. */
    maxTokenBytes: 65_536,
    /** Bytes of a metadata name, as the format says. */
    maxKeyBytes: 65_535,
    /** Bytes of a tensor name; llama.cpp allows 64, some writers a little more. */
    maxTensorNameBytes: 256,
    /** Tensors of one file; the largest mixtures of experts have some 20,000. */
    maxTensors: 100_000,
    /** Metadata entries of one file; usual are 20 to 60. */
    maxMetadata: 10_000,
    /** Lists inside lists; none is nested today. */
    maxListDepth: 3,
    /** Dimensions of a tensor, as ggml has them. */
    maxTensorDimensions: 4,
    /** Bytes a tensor may be aligned to; 32 is usual. */
    maxAlignment: 65_536,
    /** UTF-16 units of a name from a file that a message shows. */
    shownNameCharacters: 60,
  },
  document: {
    /** Blocks per `document.blocks` reply. */
    blocks: 2_000,
    /** Units whose reading the details of a file list; the window shows them in one panel. */
    pages: 500,
    /** Members of archives and mails kept unpacked while they are shown. */
    keptOpen: 3,
    /** Rows per part of an exported list. */
    exportRows: 1_000,
  },
} as const;
