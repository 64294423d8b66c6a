export default {
  title: 'ledger',
};
