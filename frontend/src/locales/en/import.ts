export default {
  title: 'import',
};
