create trigger zone_boundary_version_append_only before update or delete on zone_boundary_version for each row execute function refuse_change();
create trigger zone_boundary_append_only before update or delete on zone_boundary for each row execute function refuse_change();
create trigger item_placement_append_only before update or delete on item_placement for each row execute function refuse_change();
create trigger zone_boundary_move_append_only before update or delete on zone_boundary_move for each row execute function refuse_change();
