import boundaries from './boundaries';
import bulk from './bulk';
import consistency from './consistency';
import importing from './import';
import ledger from './ledger';
import map from './map';
import overview from './overview';
import progress from './progress';
import shell from './shell';
import system from './system';
import type { Messages } from '../zh';

const messages: Messages = { shell, overview, map, consistency, boundaries, bulk, import: importing, ledger, progress, system };

export default messages;
