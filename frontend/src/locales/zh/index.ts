import charts from './charts';
import consistency from './consistency';
import importing from './import';
import ledger from './ledger';
import map from './map';
import overview from './overview';
import progress from './progress';
import shell from './shell';
import system from './system';

const messages = { shell, overview, map, consistency, import: importing, ledger, progress, charts, system };

export type Messages = { [S in keyof typeof messages]: Record<keyof (typeof messages)[S], string> };

export default messages as Messages;
