@ics2 @area:enrolment @needs:stimulate:ics2.file
Feature: Several access points of one operator are told apart

  An operator may run several access points under one EORI. Each then has a system identifier of its own before the EORI, of
  at most twelve letters and digits (Interface Control Document 3.30, section 4.2.2.1, table 8).

  @ICS2-ENR-02 @declares:several-access-points
  Scenario: The operator files through each of its access points
    When the operator files a shipment through each of its access points
    Then each filing came from an access point of its own, told apart by its system identifier
