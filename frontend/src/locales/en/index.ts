import charts from './charts';
import consistency from './consistency';
import importing from './import';
import ledger from './ledger';
import map from './map';
import overview from './overview';
import progress from './progress';
import shell from './shell';
import system from './system';
import type { Messages } from '../zh';

const messages: Messages = { shell, overview, map, consistency, import: importing, ledger, progress, charts, system };

export default messages;
