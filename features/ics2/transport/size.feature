@ics2 @area:transport @role:sea-carrier @mode:maritime @needs:stimulate:ics2.file
Feature: Messages keep to a size that customs can take

  A business document should have at most 100 MB before compression, a whole message at most 20 MB as it is transmitted
  (Interface Control Document 3.30, section 4.2.6). Both are recommendations, and parameters of the run; what exceeds them
  is a finding. The sizes of every message are measured.

  @ICS2-AS4-24
  Scenario: A filing with as many goods items as a bill of lading may have keeps to both sizes
    When the carrier files a container shipment of 999 goods items
    Then its document and the whole message are no larger than is recommended
    And customs registers the filing
