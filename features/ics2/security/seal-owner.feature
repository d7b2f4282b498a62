@ics2 @area:security @needs:stimulate:ics2.file
Feature: Whose seal it is

  The sealing certificate is that of the legal person that operates the access point, a service provider included, and
  UUM&DS links it with that person's EORI; an operator that sends through a provider needs none (Interface Control
  Document 3.30, sections 4.6.3 and 5.1.1). What is looked at is the certificate in a received message, whether or not
  the interface has taken the message.

  @ICS2-SEC-12
  Scenario: The seal is that of whoever operates the access point
    When the operator files a shipment
    Then the sealing certificate is that of the access point's operator

  @ICS2-SEED-12
  Scenario: Four conditions on the sealing certificate, one at a time
    When the operator files a shipment
    Then its sealing certificate meets the four conditions, each by itself
