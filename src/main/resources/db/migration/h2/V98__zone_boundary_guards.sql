create trigger zone_boundary_version_append_only before update, delete on zone_boundary_version for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger zone_boundary_append_only before update, delete on zone_boundary for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger item_placement_append_only before update, delete on item_placement for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger zone_boundary_move_append_only before update, delete on zone_boundary_move for each row call 'io.wanping.audit.AppendOnlyTrigger';
