export default {
  title: 'map',
};
