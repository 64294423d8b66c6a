import audit from './audit';
import boundaries from './boundaries';
import bulk from './bulk';
import charts from './charts';
import consistency from './consistency';
import importing from './import';
import ledger from './ledger';
import map from './map';
import me from './me';
import overview from './overview';
import papers from './papers';
import progress from './progress';
import shell from './shell';
import system from './system';

const messages = {
  audit,
  boundaries,
  bulk,
  charts,
  consistency,
  import: importing,
  ledger,
  map,
  me,
  overview,
  papers,
  progress,
  shell,
  system,
};

export type Messages = { [S in keyof typeof messages]: Record<keyof (typeof messages)[S], string> };

export default messages as Messages;
