import audit from './audit';
import importing from './import';
import ledger from './ledger';
import map from './map';
import me from './me';
import overview from './overview';
import progress from './progress';
import shell from './shell';
import system from './system';
import type { Messages } from '../zh';

const messages: Messages = { shell, overview, map, audit, import: importing, ledger, me, progress, system };

export default messages;
