export default {
  title: 'overview',
};
