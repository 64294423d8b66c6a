/**
 * What the server answers. Areas are ㎡ as numbers with the unit in the name, dates `yyyy-MM-dd`, instants ISO 8601,
 * geometry GeoJSON in lon, lat (CGCS2000).
 */
import type { CoordinateReport, ImportQuestion, RowQuestion, Verdict } from './imports';

import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson';

export type IsoDate = string;
export type IsoInstant = string;
/** `yyyy-MM` */
export type IsoMonth = string;
export type Uuid = string;

/* ── findings and problems ─────────────────────────────────── */

export type Severity = 'ERROR' | 'WARNING' | 'QUESTION' | 'INFO';
export type PlaceKind = 'CELL' | 'SHEET' | 'WORKBOOK' | 'SPOT' | 'ITEM' | 'FIELD';

export interface PlaceView {
  kind: PlaceKind;
  text: string;
  sheet?: string;
  cell?: string;
  lon?: number;
  lat?: number;
  item?: string;
  field?: string;
}

export interface FindingView {
  id: string;
  code: string;
  severity: Severity;
  title: string;
  seen: string;
  expected: string;
  fix: string;
  place: PlaceView;
}

/** problem+json, RFC 9457 */
export interface ProblemBody {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  arguments?: Record<string, string>;
  findings?: FindingView[];
  instance?: string;
}

/* ── about, session ──────────────────────────────── */

export interface About {
  name: string;
  version: string;
  districtCode: string;
  districtName: string;
  districtNameEn: string;
  sampleData: boolean;
  today: IsoDate;
  /** identity providers of the bureau that let people in; `start` is an address of ours */
  singleSignOn: { name: string; start: string }[];
}

export type Role = 'VIEWER' | 'LEADER' | 'EDITOR' | 'CHECKER' | 'SYSTEM_ADMIN' | 'SECURITY_ADMIN' | 'AUDITOR';
export type Right =
  | 'READ'
  | 'EDIT'
  | 'IMPORT'
  | 'CHECK'
  | 'SEE_ACCOUNTS'
  | 'MANAGE_ACCOUNTS'
  | 'GRANT_RIGHTS'
  | 'SET_POLICY'
  | 'READ_AUDIT'
  | 'SEE_PERSONAL_DATA'
  | 'EXPORT';

export interface Session {
  username: string;
  displayName: string;
  roles: Role[];
  rights: Right[];
  /** zone codes the person answers for; empty: the whole district */
  zones: string[];
  /** street codes the person answers for; empty: no limit by streets */
  streets: string[];
  mustChangePassword: boolean;
  mustEnrolSecondFactor: boolean;
}

/* ── zoning and targets ────────────────────────────────────── */

export interface ZoneProperties {
  code: string;
  name: string;
  nameEn: string;
  role?: string;
  roleEn?: string;
  operator?: string;
  operatorEn?: string;
  schematic: boolean;
}

export type ZoneFeature = Feature<MultiPolygon, ZoneProperties>;
export type ZoneCollection = FeatureCollection<MultiPolygon, ZoneProperties>;

export interface Scope {
  code: string;
  name: string;
  nameEn: string;
  kind: 'BRAND' | 'PLACE' | 'LINE' | 'CLASS';
}

export type Reading = 'STOCK' | 'FLOW';

export interface SubTarget {
  zone: string;
  target_m2: number;
  owner: string;
  ownerEn: string;
}

export interface SourceNote {
  /** plan: the action plan says so; assumed: our working choice; set: changed here, by whom and why in the text */
  kind: 'plan' | 'assumed' | 'set';
  text: string;
  textEn: string;
}

export interface Target {
  code: string;
  name: string;
  nameEn: string;
  account: CountedAccount;
  target_m2: number;
  areaBasis: string;
  reading: Reading;
  periodStart: IsoDate;
  periodEnd: IsoDate;
  scopeRule: 'ALL_ITEMS' | 'NAMED_SCOPES';
  scopes: string[];
  subTargets: SubTarget[];
  lamps: { greenBelow_points: number; redAbove_points: number };
  sources: Record<string, SourceNote>;
  separate: boolean;
  version: number;
}

/** What can be changed of a target; the rest comes from the plan. */
export interface TargetChange {
  target_m2: number;
  reading: Reading;
  periodStart: IsoDate;
  periodEnd: IsoDate;
  lamps: Target['lamps'];
  subTargets: SubTarget[];
  reason?: string;
}

/* ── items ─────────────────────────────────────────────────── */

export type HoldingAccount = 'UNCOUNTED' | 'RESERVE' | 'OPTIMISE' | 'RELEASE';
export type CountedAccount = Exclude<HoldingAccount, 'UNCOUNTED'>;
export type AreaAccount = 'ORIGIN' | HoldingAccount;
export type ItemKind = 'SITE' | 'BUILDING';

export interface Balances {
  uncounted_m2: number;
  reserve_m2: number;
  optimise_m2: number;
  release_m2: number;
  /** 拟认定, over the three counted accounts */
  proposed_m2: number;
}

export interface ItemRow {
  id: Uuid;
  kind: ItemKind;
  code: string;
  name: string;
  zone: string;
  zoneName: string;
  street: string | null;
  streetName: string | null;
  siteCode: string | null;
  landArea_m2: number | null;
  grossFloorArea_m2: number | null;
  balances: Balances;
  mainAccount: AreaAccount;
  stage: string | null;
  responsibleUnit: string | null;
  responsiblePerson: string | null;
  deadline: IsoDate | null;
  placed: boolean;
  measuredArea_m2: number | null;
  version: number;
  sample: boolean;
}

export interface ItemPage {
  items: ItemRow[];
  next: string | null;
  total: number;
}

/** The spreadsheet cell a value came from. */
export interface CellSource {
  batchId: Uuid;
  fileName: string;
  sheet: string;
  cell: string;
  raw: string;
}

export type FieldValue = string | number | boolean | null;

export interface ItemDetail extends ItemRow {
  fields: Record<string, FieldValue>;
  scopes: string[];
  geometry: Polygon | MultiPolygon | null;
  provenance: Record<string, CellSource>;
  attributes: Record<string, string>;
  zoneShare: number | null;
  zoneMethod: string;
  capacity_m2: number;
  findings: FindingView[];
  buildings: ItemRow[];
  site: { id: Uuid; code: string; name: string } | null;
}

export interface ItemQuery {
  kind?: ItemKind;
  q?: string;
  zone?: string;
  street?: string;
  account?: AreaAccount;
  scope?: string;
  site?: string;
  /** west,south,east,north in degrees */
  bbox?: string;
  placed?: boolean;
  stage?: string;
  unit?: string;
  grossFrom?: string;
  grossTo?: string;
  sort?: 'code' | 'name' | 'area';
  cursor?: string;
  limit?: number;
}

export interface NewItem {
  kind: ItemKind;
  code: string;
  name?: string;
  fields?: Record<string, FieldValue>;
  scopes?: string[];
  geometry?: Polygon | MultiPolygon | null;
}

export interface ItemRevise {
  fields?: Record<string, FieldValue>;
  scopes?: string[];
  geometry?: Polygon | MultiPolygon | null;
  reason?: string;
}

export interface ItemChanged {
  id: Uuid;
  version: number;
}

export interface RevisionChange {
  field: string;
  label: string;
  before: FieldValue;
  after: FieldValue;
}

export interface ItemRevision {
  revision: number;
  at: IsoInstant;
  actor: string;
  actorName: string;
  source: Record<string, unknown>;
  reason: string;
  changes: RevisionChange[];
  geometryChanged: boolean;
}

export interface FieldView {
  name: string;
  label: string;
  labelEn: string;
  type: 'TEXT' | 'CHOICE' | 'AREA' | 'DECIMAL' | 'INTEGER' | 'DATE' | 'YES_NO';
  unit: string | null;
  kinds: ItemKind[];
  group: 'IDENTITY' | 'AREA' | 'LANDUSE' | 'BUILDING' | 'PEOPLE' | 'PROGRESS' | 'SOURCE';
  choices: { code: string; label: string; labelEn: string }[];
}

/* ── journal ───────────────────────────────────────────────── */

export type PostingStatus = 'PROPOSED' | 'CONFIRMED' | 'REJECTED';
export type PostingKind = 'CAPACITY' | 'MOVEMENT' | 'REVERSAL';
export type EvidenceKind =
  | 'COMPLETION_RECORD'
  | 'TITLE_CERTIFICATE'
  | 'ACCEPTANCE'
  | 'PHOTO'
  | 'APPROVAL'
  | 'MINUTES'
  | 'OTHER';

export interface Posting {
  id: Uuid;
  seq: number;
  itemId: Uuid;
  itemCode: string;
  itemName: string;
  itemKind: ItemKind;
  zone: string;
  zoneName: string;
  kind: PostingKind;
  from: AreaAccount;
  to: AreaAccount;
  area_m2: number;
  effectiveOn: IsoDate;
  recordedAt: IsoInstant;
  reportingMonth: IsoMonth;
  status: PostingStatus;
  reason: string;
  evidenceKind: EvidenceKind | null;
  evidenceRef: string | null;
  maker: string;
  makerName: string;
  checker: string | null;
  checkerName: string | null;
  decidedAt: IsoInstant | null;
  decisionReason: string | null;
  source: CellSource | null;
  correctsId: Uuid | null;
  correctedById: Uuid | null;
  adjustment: boolean;
  evidenceFiles: number;
  /** what targets still ask of a proposal: one of the kinds each */
  missingEvidence: { target: string; kinds: EvidenceKind[]; fileRequired: boolean }[];
}

export interface PostingPage {
  postings: Posting[];
  next: Uuid | null;
  total: number;
  sum_m2: number;
}

export interface PostingFilter {
  item?: Uuid;
  /** a site and the buildings on it */
  siteOf?: Uuid;
  account?: AreaAccount;
  /** only what enters the account, or that of the target */
  direction?: 'IN';
  zone?: string;
  street?: string;
  scope?: string;
  target?: string;
  reading?: Reading;
  status?: PostingStatus;
  kind?: PostingKind;
  from?: IsoDate;
  to?: IsoDate;
  asOf?: IsoDate;
  knownAt?: IsoInstant;
  batch?: Uuid;
  /** name or user name */
  maker?: string;
  checker?: string;
  /** movements that rest on nothing */
  evidence?: 'NONE';
  q?: string;
}

export interface NewPosting {
  itemId: Uuid;
  from: AreaAccount;
  to: AreaAccount;
  area_m2: number;
  effectiveOn: IsoDate;
  reason?: string;
  evidenceKind?: EvidenceKind | null;
  evidenceRef?: string | null;
}

export interface RefusedConfirmation {
  id: Uuid;
  code: string;
  title: string;
}

export interface Confirmations {
  confirmed: number;
  refused: RefusedConfirmation[];
}

export interface ItemJournal {
  capacity_m2: number;
  balances: Balances;
  proposed: { reserve_m2: number; optimise_m2: number; release_m2: number };
  conserved: boolean;
  postings: Posting[];
}

export interface ZoneLine {
  zone: string;
  name: string;
  uncounted_m2: number;
  reserve_m2: number;
  optimise_m2: number;
  release_m2: number;
  total_m2: number;
}

export interface ReconciliationStatement {
  asOf: IsoDate;
  knownAt: IsoInstant;
  byZone: ZoneLine[];
  byStreet: { street: string | null; name: string | null; total_m2: number }[];
  total: ZoneLine;
  capacity_m2: number;
  balanced: boolean;
  differences: { check: string; left_m2: number; right_m2: number }[];
  doubleCounted_m2: number;
  collisions: { first: string; second: string; shared_m2: number; settled: boolean }[];
}

/* ── progress ──────────────────────────────────────────────── */

export type LampColour = 'GREEN' | 'AMBER' | 'RED';
export type GroupBy = 'zone' | 'scope' | 'street' | 'target' | 'month';

export interface ProgressFigures {
  target: string;
  /** null where there is no (sub-)target */
  target_m2: number | null;
  opening_m2: number;
  this_period_m2: number;
  /** of items that came from or went to another zone, street or scope; not in this_period_m2 */
  moved_m2: number;
  /** the part of this_period_m2 that happened in months closed before; 0 in current figures */
  adjustment_m2: number;
  done_m2: number;
  unconfirmed_m2: number;
  /** fractions of one */
  rate: number | null;
  time_rate: number | null;
  gap_points: number | null;
  lamp: LampColour | null;
  missing_m2: number | null;
}

export interface ProgressTarget extends ProgressFigures {
  name: string;
  nameEn: string;
  account: CountedAccount;
  reading: Reading;
  areaBasis: string;
  periodStart: IsoDate;
  periodEnd: IsoDate;
  separate: boolean;
  scopes: { code: string; name: string; nameEn: string }[];
  sources: Record<string, SourceNote>;
}

export interface ProgressCell extends ProgressFigures {
  owner?: string | null;
  ownerEn?: string | null;
}

export interface ProgressRow {
  key: string;
  name: string;
  role?: string | null;
  total_m2: number;
  cells: ProgressCell[];
}

export interface SeriesPoint {
  month: IsoMonth;
  done_m2: number;
  unconfirmed_m2: number;
  scheduled_m2: number;
}

export interface Progress {
  asOf: IsoDate;
  knownAt: IsoInstant;
  groupBy: GroupBy;
  figures: 'current' | 'reported';
  /** whether the month of the day is */
  closed: boolean;
  closedAt: IsoInstant | null;
  sentence: string;
  total_m2: number;
  targets: ProgressTarget[];
  rows: ProgressRow[];
  series?: { target: string; points: SeriesPoint[] }[];
}

export interface LaggingItem {
  itemId: Uuid;
  code: string;
  name: string;
  zone: string;
  zoneName: string;
  account: CountedAccount;
  planned_m2: number;
  done_m2: number;
  rate: number;
  time_rate: number;
  gap_points: number;
  deadline: IsoDate;
  days_left: number;
  responsibleUnit: string | null;
  responsiblePerson: string | null;
}

export interface Lagging {
  total: number;
  items: LaggingItem[];
}

/* ── map ───────────────────────────────────────────────────── */

export interface MapItemProperties {
  id: Uuid;
  code: string;
  name: string;
  zone: string;
  account: HoldingAccount;
  stage: string | null;
  grossFloorArea_m2: number | null;
  landArea_m2: number | null;
  proposed: boolean;
  siteId?: Uuid | null;
  sample: boolean;
}

export type MapItemFeature = Feature<Polygon | MultiPolygon, MapItemProperties>;
export type MapItemCollection = FeatureCollection<Polygon | MultiPolygon, MapItemProperties>;

export interface BackdropProperties {
  kind: 'motorway' | 'primary' | 'rail' | 'station';
  name?: string;
}

export type BackdropCollection = FeatureCollection<Geometry, BackdropProperties>;

export interface MapSummary {
  items: number;
  placed: number;
  unplaced: number;
  byAccount: Record<HoldingAccount, { items: number; area_m2: number }>;
}

/* ── imports ───────────────────────────────────────────────── */

export type BatchStatus = 'READING' | 'READY' | 'REFUSED' | 'APPLYING' | 'APPLIED' | 'UNDONE';
export type SheetKind = 'SITE' | 'BUILDING' | 'POSTING' | 'POINTS' | 'NONE';
export type RowRole = 'TITLE' | 'NOTE' | 'HEADER' | 'UNIT' | 'INDEX' | 'DATA' | 'FORM' | 'SUBTOTAL' | 'BLANK' | 'TAIL';
export type RowOutcome = 'NEW' | 'CHANGED' | 'SAME' | 'REJECTED' | 'PARKED';

export interface BatchCounts {
  read: number;
  new: number;
  changed: number;
  same: number;
  rejected: number;
  parked: number;
}

export interface BatchProgress {
  phase: 'READ' | 'CHECK' | 'APPLY';
  done: number;
  total: number;
}

export interface SheetColumn {
  column: string;
  header: string;
  unit: string | null;
  field: string | null;
  confidence: number;
  why: string;
}

export interface SheetSum {
  cell: string;
  header: string;
  seen: string;
  computed: string;
}

export interface BatchSheet {
  name: string;
  kind: SheetKind;
  hidden: boolean;
  rows: number;
  columns_count: number;
  headerRows: number[];
  firstDataRow: number;
  lastDataRow: number;
  dataRows: number;
  preview: { row: number; role: RowRole; cells: string[] }[];
  columns: SheetColumn[];
  sums: SheetSum[];
  coordinates?: CoordinateReport | null;
}

export interface FindingGroup {
  code: string;
  severity: Severity;
  title: string;
  count: number;
  first: FindingView;
}

export interface BatchSummary {
  id: Uuid;
  fileName: string;
  sizeBytes: number;
  sha256: string;
  status: BatchStatus;
  uploadedBy: string;
  uploadedByName: string;
  uploadedAt: IsoInstant;
  appliedAt: IsoInstant | null;
  reportingUnit: string | null;
  effectiveOn: IsoDate | null;
  counts: BatchCounts;
  progress: BatchProgress | null;
  area?: {
    uncountedChange_m2: number;
    proposed: Record<CountedAccount, number>;
  };
}

export interface Batch extends BatchSummary {
  sheets: BatchSheet[];
  findings: FindingGroup[];
  questions: ImportQuestion[];
}

export interface MappingRequest {
  sheets: {
    name: string;
    kind?: SheetKind;
    effectiveOn?: IsoDate;
    coordinates?: string;
    columns: { column: string; field: string | null; unit: string | null }[];
  }[];
}

export interface RowChange {
  field: string;
  label: string;
  before: FieldValue;
  after: FieldValue;
  cell: string | null;
  raw: string | null;
  base: FieldValue;
  verdict: Verdict | null;
}

export interface ImportRow {
  sheet: string;
  row: number;
  kind: SheetKind;
  outcome: RowOutcome;
  code: string | null;
  name: string | null;
  itemId: Uuid | null;
  matchedBy: 'CODE' | 'PARCEL_NUMBER' | 'NAME_AND_STREET' | 'ANSWER' | null;
  changes: RowChange[];
  findings: FindingView[];
  questions: RowQuestion[];
  leftOut: boolean;
  /** what an answer about the whole row is about */
  rowSubject: string;
  lon: number | null;
  lat: number | null;
}

export interface ImportRowPage {
  rows: ImportRow[];
  next: string | null;
}

export interface ImportField {
  name: string;
  label: string;
  labelEn: string;
  kinds: SheetKind[];
  unit: string | null;
}
