using AvailabilityKit;

// Two servers, either of which is enough, behind one store that is needed.
var server = Availability.FromMtbf(mtbf: 8_760.Hours, mttr: 4.Hours);
var store = Availability.Parse("99.9995 %");
var service = (server | server) & store;

Console.WriteLine($"One server: {server}, down {server.DowntimePerYear()} a year");
Console.WriteLine($"The service: {service}, down {service.DowntimePerYear()} a year");
