create trigger month_closing_append_only before update, delete on month_closing for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger reported_figure_append_only before update, delete on reported_figure for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger reported_holding_append_only before update, delete on reported_holding for each row call 'io.wanping.audit.AppendOnlyTrigger';
create trigger reported_scope_append_only before update, delete on reported_scope for each row call 'io.wanping.audit.AppendOnlyTrigger';
