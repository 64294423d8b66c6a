create trigger month_closing_append_only before update or delete on month_closing for each row execute function refuse_change();
create trigger reported_figure_append_only before update or delete on reported_figure for each row execute function refuse_change();
create trigger reported_holding_append_only before update or delete on reported_holding for each row execute function refuse_change();
create trigger reported_scope_append_only before update or delete on reported_scope for each row execute function refuse_change();
